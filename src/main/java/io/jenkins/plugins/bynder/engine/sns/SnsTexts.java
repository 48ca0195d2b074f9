package io.jenkins.plugins.bynder.engine.sns;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.Texts;

/** Messages of this package, from {@code SnsTexts.properties}. */
public final class SnsTexts {

    private static final Texts TEXTS = Texts.of(SnsTexts.class);

    private SnsTexts() {}

    public static LocalizableText message(String key, Object... arguments) {
        return TEXTS.message(key, arguments);
    }

    public static String text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }
}
