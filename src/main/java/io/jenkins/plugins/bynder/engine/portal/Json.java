package io.jenkins.plugins.bynder.engine.portal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the JSON of Bynder's portals, which deviates from the specification: flags come as {@code 0}, {@code 1}, {@code
 * true} or {@code "1"}, numbers as strings, a single value in place of a list and the reverse, lists as objects with
 * numbered keys, null or nothing in place of an empty value.
 *
 * <p>Everything is read as a stream, so unused fields cost no memory, regardless of their size.
 */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(10_000)
                    .maxNameLength(1000)
                    .maxStringLength(1 << 20)
                    .build())
            // PHP and Python write these.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .toFormatter();

    /** Fields that may hold the text of a list entry, most specific first. */
    private static final List<String> NAMING = List.of("value", "name", "tag", "label", "text");

    /** Seconds or milliseconds. */
    private static final Pattern SINCE_1970 = Pattern.compile("[0-9]{9,11}|[0-9]{12,14}");

    private static final String USUAL = "0000-00-00T00:00:00Z";

    /** Reads the value at the parser's position. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonParser json) throws IOException;
    }

    /** Reads one field or entry; unread parts are skipped. */
    @FunctionalInterface
    interface Part {
        void read(String name) throws IOException;
    }

    /** Writes the fields of an object. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private Json() {}

    static JsonParser parser(InputStream in) throws IOException {
        return FACTORY.createParser(in);
    }

    static JsonParser parser(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    /** Reads a value from {@link #copy}. */
    static <T> T read(String value, Reader<T> reader) throws IOException {
        try (JsonParser json = parser(value)) {
            json.nextToken();
            return reader.read(json);
        }
    }

    static String object(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory cannot be written", e);
        }
        return text.toString();
    }

    /**
     * Visits the fields of an object with the parser on each value. Objects wrapped in arrays, or in objects with
     * numbered keys, are unwrapped.
     */
    static void fields(JsonParser json, Part part) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            entries(json, entry -> {
                if (isContainer(json)) {
                    fields(json, part);
                }
            });
            return;
        }
        members(json, name -> {
            if (isContainer(json) && isNumber(name)) {
                fields(json, part);
            } else {
                part.read(name);
            }
        });
    }

    private static void members(JsonParser json, Part part) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidResponseException("object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            part.read(name);
            json.skipChildren();
        }
    }

    /** Visits the entries of an array with the parser on each entry; the name passed is empty. */
    static void entries(JsonParser json, Part part) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidResponseException("array");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            part.read("");
            json.skipChildren();
        }
    }

    /**
     * Visits the entries of an array or the values of an object. Bynder keys some lists by name, and portals write
     * lists as objects with numbered keys and empty objects as arrays.
     */
    static void values(JsonParser json, Part part) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            entries(json, part);
        } else {
            members(json, part);
        }
    }

    static boolean isContainer(JsonParser json) {
        return json.currentToken() == JsonToken.START_OBJECT || json.currentToken() == JsonToken.START_ARRAY;
    }

    static boolean isNumber(String name) {
        int digits = 0;
        while (digits < name.length() && name.charAt(digits) >= '0' && name.charAt(digits) <= '9') {
            digits++;
        }
        return digits > 0 && digits == name.length();
    }

    /** A string, number or flag, or the first one in a list; empty for anything else. */
    static String text(JsonParser json) throws IOException {
        if (isContainer(json)) {
            return texts(json).stream().findFirst().orElse("");
        }
        JsonToken token = json.currentToken();
        return token.isScalarValue() && token != JsonToken.VALUE_NULL ? json.getText() : "";
    }

    /**
     * The strings of a list: an array, an object with numbered keys, or a single string. An entry may be an object that
     * holds its text in a field such as {@code name}. Everything else, and every empty string, is left out.
     */
    static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        collect(json, texts, false);
        return texts;
    }

    static boolean isNumberOrFlag(JsonParser json) {
        return json.currentToken().isNumeric() || json.currentToken().isBoolean();
    }

    /** Whether each entry of an object with numbered keys holds a text; true for an object with other keys. */
    static boolean isListOfTexts(JsonParser json) throws IOException {
        List<String> silent = new ArrayList<>();
        members(json, name -> {
            if (isNumber(name) && (isNumberOrFlag(json) || texts(json).isEmpty())) {
                silent.add(name);
            }
        });
        return silent.isEmpty();
    }

    /** The strings in a value of any form: like {@link #texts}, but objects may have any keys. */
    static List<String> anyTexts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        collect(json, texts, true);
        return texts;
    }

    private static void collect(JsonParser json, List<String> texts, boolean anyKeys) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            entries(json, entry -> collect(json, texts, anyKeys));
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            Map<String, List<String>> members = new LinkedHashMap<>();
            members(json, name -> collect(json, members.computeIfAbsent(name, key -> new ArrayList<>()), anyKeys));
            texts.addAll(meant(members, anyKeys));
        } else if (!text(json).isEmpty()) {
            texts.add(json.getText());
        }
    }

    private static List<String> meant(Map<String, List<String>> members, boolean anyKeys) {
        for (String naming : NAMING) {
            if (!members.getOrDefault(naming, List.of()).isEmpty()) {
                return members.get(naming);
            }
        }
        boolean list = anyKeys || members.keySet().stream().allMatch(Json::isNumber);
        return list ? members.values().stream().flatMap(List::stream).toList() : List.of();
    }

    /** The current value as compact JSON; leaves the parser on its last token. */
    static String copy(JsonParser json) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = FACTORY.createGenerator(text)) {
            int depth = 0;
            do {
                depth += json.currentToken().isStructStart()
                        ? 1
                        : json.currentToken().isStructEnd() ? -1 : 0;
                if (json.currentToken().isNumeric() && !json.isNaN()) {
                    copy.writeNumber(json.getText()); // Digit by digit.
                } else {
                    copy.copyCurrentEvent(json);
                }
            } while (depth > 0 && json.nextToken() != null);
        }
        return text.toString();
    }

    static boolean holdsObject(String value) throws IOException {
        try (JsonParser json = parser(value)) {
            JsonToken token = json.nextToken();
            while (token != null && token != JsonToken.START_OBJECT) {
                token = json.nextToken();
            }
            return token != null;
        }
    }

    /**
     * The strings and numbers among the fields of an object; contains each wanted name, with an empty value if the
     * object lacks it.
     */
    static Map<String, String> scalars(JsonParser json, String... wanted) throws IOException {
        Map<String, String> scalars = new HashMap<>();
        for (String name : wanted) {
            scalars.put(name, "");
        }
        fields(json, name -> {
            if (scalars.containsKey(name)) {
                scalars.put(name, text(json));
            }
        });
        return scalars;
    }

    /** A non-negative whole number, possibly with a fraction; {@code unknown} for anything else. */
    static long number(String text, long unknown) {
        try {
            double number = Double.parseDouble(text);
            return number >= 0 && number < 1L << 53 ? (long) number : unknown;
        } catch (NumberFormatException e) {
            return unknown;
        }
    }

    static boolean flag(String text) {
        return text.equals("1") || text.equalsIgnoreCase("true");
    }

    /** A time, in UTC if it names no offset; {@link Instant#EPOCH} if it cannot be parsed. */
    static Instant time(String text) {
        if (text.isEmpty()) {
            return Instant.EPOCH;
        }
        if (isUsual(text)) {
            try {
                return usual(text);
            } catch (DateTimeException e) {
                // The formatter resolves dates such as the 30th of February.
            }
        }
        if (SINCE_1970.matcher(text).matches()) {
            return Instant.ofEpochMilli(text.length() < 12 ? Long.parseLong(text) * 1000 : Long.parseLong(text));
        }
        try {
            TemporalAccessor time = text.indexOf(',') > 0
                    ? DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, OffsetDateTime::from)
                    : TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** Whether it has the form {@code 2025-01-02T10:00:00Z}, which Bynder uses. */
    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            char form = USUAL.charAt(n);
            if (form == '0' ? c < '0' || c > '9' : c != form) {
                return false;
            }
        }
        return true;
    }

    /**
     * Parsed by hand: a listing of 5,000 assets has 10,000 times, and the formatter would dominate the parsing time.
     */
    private static Instant usual(String text) {
        return LocalDateTime.of(
                        digits(text, 0, 4),
                        digits(text, 5, 7),
                        digits(text, 8, 10),
                        digits(text, 11, 13),
                        digits(text, 14, 16),
                        digits(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int n = from; n < to; n++) {
            number = number * 10 + text.charAt(n) - '0';
        }
        return number;
    }
}
