package io.jenkins.plugins.bynder.engine.sns;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The sentences of this package, from {@code SnsTexts.properties}. */
public final class SnsTexts {

    private SnsTexts() {}

    public static String text(String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(SnsTexts.class.getName()).getString(key);
        return new MessageFormat(pattern).format(arguments);
    }
}
