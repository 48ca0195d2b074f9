package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.util.Locale;

/** Messages of this package, from {@code PortalTexts.properties}. */
final class PortalTexts {

    private static final Texts TEXTS = Texts.of(PortalTexts.class);

    private PortalTexts() {}

    static String text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }

    static LocalizableText message(String key, Object... arguments) {
        return TEXTS.message(key, arguments);
    }

    static String text(Locale locale, String key) {
        return TEXTS.text(locale, key);
    }

    static boolean has(String key) {
        return TEXTS.has(key);
    }
}
