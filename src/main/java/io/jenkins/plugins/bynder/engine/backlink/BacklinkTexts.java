package io.jenkins.plugins.bynder.engine.backlink;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The sentences of this package, from {@code BacklinkTexts.properties}. */
final class BacklinkTexts {

    private BacklinkTexts() {}

    static String text(String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(BacklinkTexts.class.getName()).getString(key);
        return new MessageFormat(pattern).format(arguments);
    }
}
