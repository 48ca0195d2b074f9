package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.Texts;

/** Messages of this package, from {@code PortalTexts.properties}. */
final class PortalTexts {

    private static final Texts TEXTS = Texts.of(PortalTexts.class);

    private PortalTexts() {}

    static String text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }

    static boolean has(String key) {
        return TEXTS.has(key);
    }
}
