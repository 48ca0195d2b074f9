package io.jenkins.plugins.bynder.engine.sync.report;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The sentences of this package, from {@code SyncTexts.properties}. */
public final class SyncTexts {

    private SyncTexts() {}

    public static String text(String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(SyncTexts.class.getName()).getString(key);
        return new MessageFormat(pattern).format(arguments);
    }
}
