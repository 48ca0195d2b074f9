package io.jenkins.plugins.bynder.engine.sns;

import io.jenkins.plugins.bynder.engine.util.Texts;

/** Messages of this package, from {@code SnsTexts.properties}. */
public final class SnsTexts {

    private static final Texts TEXTS = Texts.of(SnsTexts.class);

    private SnsTexts() {}

    public static String text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }
}
