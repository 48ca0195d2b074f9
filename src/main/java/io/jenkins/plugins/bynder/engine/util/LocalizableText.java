package io.jenkins.plugins.bynder.engine.util;

import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A phrase or some sentences for users, kept in a report or a store and shown in the language of each reader.
 *
 * @param key bundle and key, see {@link Texts#message}; empty if there is only the text
 * @param arguments of the message; those without a key are shown as they are
 * @param text in the language of the machine that made it
 */
public record LocalizableText(String key, List<LocalizableText> arguments, String text) implements Serializable {

    private static final long serialVersionUID = 1;

    public static final LocalizableText EMPTY = plain("");

    private static final String NUMBER = "#";
    private static final String SENTENCES = "+";
    private static final String LIST = ",";
    private static final String RESTRICTED = "@";
    private static final String PLAIN_NUMBER = "-?\\d{1,18}(\\.\\d{1,9})?";
    private static final int MAX_DEPTH = 10;

    public LocalizableText {
        Objects.requireNonNull(key);
        Objects.requireNonNull(text);
        arguments = List.copyOf(arguments);
    }

    /** A text in one language only, or of none, such as a name. */
    public static LocalizableText plain(String text) {
        return new LocalizableText("", List.of(), text);
    }

    /** A name that only some readers may see, see {@link #text(Locale, UnaryOperator)}. */
    public static LocalizableText restricted(String name) {
        return new LocalizableText(RESTRICTED, List.of(), name);
    }

    /** One after the other; empty ones are left out. */
    public static LocalizableText sentences(Collection<LocalizableText> sentences) {
        List<LocalizableText> said =
                sentences.stream().filter(sentence -> !sentence.isEmpty()).toList();
        return switch (said.size()) {
            case 0 -> EMPTY;
            case 1 -> said.get(0);
            default -> new LocalizableText(SENTENCES, said, joined(said, " "));
        };
    }

    /** With commas. */
    public static LocalizableText list(Collection<LocalizableText> items) {
        List<LocalizableText> all = List.copyOf(items);
        return new LocalizableText(LIST, all, joined(all, ", "));
    }

    private static String joined(List<LocalizableText> texts, String separator) {
        return texts.stream().map(LocalizableText::text).collect(Collectors.joining(separator));
    }

    public static LocalizableText number(String digits) {
        return new LocalizableText(NUMBER, List.of(), digits);
    }

    static LocalizableText argument(Object value) {
        if (value instanceof LocalizableText text) {
            return text;
        }
        return value instanceof Number ? number(value.toString()) : plain(String.valueOf(value));
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** In that language, or in English; the original text if this version does not know the key. */
    public String text(Locale locale) {
        return text(locale, UnaryOperator.identity());
    }

    /** @param names what the reader sees of a restricted name */
    public String text(Locale locale, UnaryOperator<String> names) {
        return switch (key) {
            case "", NUMBER -> text;
            case RESTRICTED -> names.apply(text);
            case SENTENCES, LIST ->
                arguments.stream()
                        .map(part -> part.text(locale, names))
                        .collect(Collectors.joining(key.equals(LIST) ? ", " : " "));
            default ->
                Texts.find(
                                locale,
                                key,
                                arguments.stream()
                                        .map(argument -> argument.value(locale, names))
                                        .toArray())
                        .orElse(text);
        };
    }

    private Object value(Locale locale, UnaryOperator<String> names) {
        if (key.equals(NUMBER) && text.matches(PLAIN_NUMBER)) {
            return new BigDecimal(text);
        }
        return text(locale, names);
    }

    /** Whether it is a number. */
    public boolean isNumber() {
        return key.equals(NUMBER);
    }

    /** Changes all texts, those of arguments included. */
    public LocalizableText map(UnaryOperator<String> change) {
        return new LocalizableText(
                key, arguments.stream().map(argument -> argument.map(change)).toList(), change.apply(text));
    }

    /** As one line of ASCII, for {@link #decode}. */
    public String encoded() {
        return encoded(key)
                + arguments.stream().map(LocalizableText::encoded).collect(Collectors.joining(",", "(", ")"))
                + encoded(text);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException if that is not an encoded text */
    public static LocalizableText decode(String encoded) {
        Decoder decoder = new Decoder(encoded);
        LocalizableText text = decoder.next(0);
        if (decoder.at != encoded.length()) {
            throw new IllegalArgumentException("More than one text");
        }
        return text;
    }

    private static final class Decoder {

        private final String encoded;
        private int at;

        Decoder(String encoded) {
            this.encoded = encoded;
        }

        LocalizableText next(int depth) {
            String key = part();
            if (depth > MAX_DEPTH || !skip('(')) {
                throw new IllegalArgumentException("Not an encoded text");
            }
            List<LocalizableText> arguments = new ArrayList<>();
            if (!skip(')')) {
                do {
                    arguments.add(next(depth + 1));
                } while (skip(','));
                if (!skip(')')) {
                    throw new IllegalArgumentException("The arguments do not end");
                }
            }
            return new LocalizableText(key, arguments, part());
        }

        private boolean skip(char expected) {
            boolean found = at < encoded.length() && encoded.charAt(at) == expected;
            at += found ? 1 : 0;
            return found;
        }

        private String part() {
            int from = at;
            while (at < encoded.length() && "(),".indexOf(encoded.charAt(at)) < 0) {
                at++;
            }
            return URLDecoder.decode(encoded.substring(from, at), StandardCharsets.UTF_8);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
