package io.jenkins.plugins.bynder.engine.selftest;

import io.jenkins.plugins.bynder.engine.util.Texts;
import java.util.Locale;

/** Messages of this package, from {@code SelfTestTexts.properties}, in one language. */
record SelfTestTexts(Locale locale) {

    private static final Texts TEXTS = Texts.of(SelfTestTexts.class);

    String text(String key, Object... arguments) {
        return TEXTS.text(locale, key, arguments);
    }
}
