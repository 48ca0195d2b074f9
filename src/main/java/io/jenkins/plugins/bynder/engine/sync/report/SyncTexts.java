package io.jenkins.plugins.bynder.engine.sync.report;

import io.jenkins.plugins.bynder.engine.util.Texts;
import java.util.Locale;

/** Messages of this package, from {@code SyncTexts.properties}. */
public final class SyncTexts {

    private static final Texts TEXTS = Texts.of(SyncTexts.class);

    private SyncTexts() {}

    public static String text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }

    static String text(Locale locale, String key, Object... arguments) {
        return TEXTS.text(locale, key, arguments);
    }

    static boolean has(String key) {
        return TEXTS.has(key);
    }
}
