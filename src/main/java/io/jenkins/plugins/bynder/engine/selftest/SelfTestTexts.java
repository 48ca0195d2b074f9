package io.jenkins.plugins.bynder.engine.selftest;

import io.jenkins.plugins.bynder.engine.util.Texts;

/** Messages of this package, from {@code SelfTestTexts.properties}. */
final class SelfTestTexts {

    private static final Texts TEXTS = Texts.of(SelfTestTexts.class);

    private SelfTestTexts() {}

    static String text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }
}
