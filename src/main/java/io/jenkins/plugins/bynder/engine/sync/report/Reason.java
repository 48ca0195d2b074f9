package io.jenkins.plugins.bynder.engine.sync.report;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Why a sync did something with an asset, for readers of any language.
 *
 * @param key of the message, without its prefix; empty if there is only the text
 * @param arguments of the message
 * @param text a user-facing phrase or sentence, in the language of the machine that made it
 */
public record Reason(String key, List<String> arguments, String text) implements Serializable {

    private static final long serialVersionUID = 1;

    private static final String PREFIX = "reason.";

    public Reason {
        Objects.requireNonNull(key);
        Objects.requireNonNull(text);
        arguments = List.copyOf(arguments);
    }

    /** @param key in {@code SyncTexts.properties}, without the prefix {@code reason.} */
    public static Reason of(String key, Object... arguments) {
        return new Reason(
                key, Stream.of(arguments).map(Object::toString).toList(), SyncTexts.text(PREFIX + key, arguments));
    }

    /** A reason in one language only. */
    public static Reason plain(String text) {
        return new Reason("", List.of(), text);
    }

    /** The phrase in that language, or in English; the original text if this version does not know its key. */
    public String text(Locale locale) {
        return key.isEmpty() || !SyncTexts.has(PREFIX + key)
                ? text
                : SyncTexts.text(locale, PREFIX + key, arguments.toArray());
    }

    /** The same with an addition, in one language only. */
    public Reason within(String message, Object addition) {
        return plain(SyncTexts.text(PREFIX + message, text, addition));
    }
}
