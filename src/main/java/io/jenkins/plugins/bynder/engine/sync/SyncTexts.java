package io.jenkins.plugins.bynder.engine.sync;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The sentences of this package, from {@code SyncTexts.properties}. */
final class SyncTexts {

    private SyncTexts() {}

    static String text(String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(SyncTexts.class.getName()).getString(key);
        return new MessageFormat(pattern).format(arguments);
    }
}
