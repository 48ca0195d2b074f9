package io.jenkins.plugins.bynder.engine.selftest;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The sentences of this package, from {@code SelfTestTexts.properties}. */
final class SelfTestTexts {

    private SelfTestTexts() {}

    static String text(String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(SelfTestTexts.class.getName()).getString(key);
        return new MessageFormat(pattern).format(arguments);
    }
}
