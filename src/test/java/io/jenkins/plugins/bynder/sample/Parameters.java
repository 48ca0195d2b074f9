package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decoded fields of a query or form, in order.
 *
 * @param pairs a name may occur more than once
 */
public record Parameters(List<Pair> pairs) {

    public record Pair(String name, String value) {}

    public Parameters {
        pairs = List.copyOf(pairs);
    }

    /** Parses {@code a=1&b=2}; invalid percent-encoding is kept literally. */
    static Parameters parse(String encoded) {
        List<Pair> pairs = new ArrayList<>();
        for (String field : encoded.split("&")) {
            if (!field.isEmpty()) {
                int equals = field.indexOf('=');
                String name = equals < 0 ? field : field.substring(0, equals);
                pairs.add(new Pair(decode(name), equals < 0 ? "" : decode(field.substring(equals + 1))));
            }
        }
        return new Parameters(pairs);
    }

    static Parameters none() {
        return new Parameters(List.of());
    }

    /** Value of the first field with that name. */
    public Optional<String> first(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .findFirst();
    }

    /** Value of the first non-empty field with that name. */
    Optional<String> filled(String name) {
        return first(name).filter(value -> !value.isBlank());
    }

    /** The value as a number, or the default if it is missing or malformed. */
    int number(String name, int otherwise) {
        try {
            return first(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Bynder's flags are 1 and 0, or true and false. */
    Optional<Boolean> flag(String name) {
        return filled(name).map(value -> value.equals("1") || value.equalsIgnoreCase("true"));
    }

    Parameters with(String name, int value) {
        List<Pair> changed = new ArrayList<>(without(name).pairs());
        changed.add(new Pair(name, Integer.toString(value)));
        return new Parameters(changed);
    }

    Parameters without(String name) {
        return new Parameters(
                pairs.stream().filter(pair -> !pair.name().equals(name)).toList());
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Decodes a path segment, where a plus sign is literal. */
    static String decodePath(String segment) {
        return decode(segment.replace("+", "%2B"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
