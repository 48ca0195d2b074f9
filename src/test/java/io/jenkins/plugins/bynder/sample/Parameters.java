package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a query or form, decoded, in the order in which they came.
 *
 * @param pairs a name may come more than once
 */
public record Parameters(List<Pair> pairs) {

    /** One field. */
    public record Pair(String name, String value) {}

    public Parameters {
        pairs = List.copyOf(pairs);
    }

    /** Reads {@code a=1&b=2}; what is not valid percent-encoding stands for itself. */
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

    /** Value of the first field of that name. */
    public Optional<String> first(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .findFirst();
    }

    /** Value of the first field of that name that is not empty. */
    Optional<String> filled(String name) {
        return first(name).filter(value -> !value.isBlank());
    }

    /** A number, or the other one where there is none that can be read. */
    int number(String name, int otherwise) {
        try {
            return first(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Bynder's flags come as 1 and 0, true and false. */
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

    /** Decodes a part of a path, where a plus is a plus. */
    static String decodePath(String segment) {
        return decode(segment.replace("+", "%2B"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
