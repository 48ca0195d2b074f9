package io.jenkins.plugins.bynder.engine.sync.report;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.util.Locale;

/** Messages of this package, from {@code SyncTexts.properties}. */
public final class SyncTexts {

    private static final Texts TEXTS = Texts.of(SyncTexts.class);
    private static final String REASON = "reason.";

    /** What the keys of {@link #reason} begin with. */
    static final String REASON_PREFIX = TEXTS.prefix() + REASON;

    private SyncTexts() {}

    public static String text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }

    static String text(Locale locale, String key, Object... arguments) {
        return TEXTS.text(locale, key, arguments);
    }

    public static LocalizableText message(String key, Object... arguments) {
        return TEXTS.message(key, arguments);
    }

    /**
     * Why a sync did something with an asset.
     *
     * @param key without its prefix
     */
    public static LocalizableText reason(String key, Object... arguments) {
        return TEXTS.message(REASON + key, arguments);
    }
}
