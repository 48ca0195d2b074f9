package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.Texts;

/** Messages of this package, from {@code BacklinkTexts.properties}. */
final class BacklinkTexts {

    private static final Texts TEXTS = Texts.of(BacklinkTexts.class);

    private BacklinkTexts() {}

    static LocalizableText message(String key, Object... arguments) {
        return TEXTS.message(key, arguments);
    }

    static String text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }
}
