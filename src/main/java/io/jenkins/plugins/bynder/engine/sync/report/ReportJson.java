package io.jenkins.plugins.bynder.engine.sync.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A report for machines: the {@linkplain SyncReport#fields() fields of the report}, {@code counts} by outcome, and
 * {@code assets} with the {@linkplain AssetReport#fields() fields of each}, unchanged ones left out. Fields may be added,
 * never renamed.
 */
public final class ReportJson {

    private static final String TEXT = "text";

    /** Endings of the names of fields with the key of a text and its arguments. */
    private static final String KEY = "Key";

    private static final String ARGUMENTS = "Arguments";

    private static final JsonFactory JSON = new JsonFactory();

    private ReportJson() {}

    /** One JSON object in UTF-8, ending with a line end. Leaves the stream open. */
    public static void write(SyncReport report, OutputStream stream) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(stream)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            write(report, json);
            json.writeRaw('\n');
        }
    }

    /** The same as a text. */
    public static String of(SyncReport report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(report, bytes);
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot fail to be written", e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void write(SyncReport report, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeFields(report.fields(), json);
        json.writeObjectFieldStart("counts");
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberField(outcome.key(), report.count(outcome));
        }
        json.writeEndObject();
        json.writeArrayFieldStart("assets");
        for (AssetReport asset : report.assets()) {
            json.writeStartObject();
            writeFields(asset, json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The fields of one asset, into an object that is open. */
    public static void writeFields(AssetReport asset, JsonGenerator json) throws IOException {
        writeFields(asset.fields(), json);
        writeKey("reason", asset.why(), json);
    }

    /** A text, and fields with its key and arguments if there is a key, into an object that is open. */
    public static void writeText(String name, LocalizableText text, JsonGenerator json) throws IOException {
        json.writeStringField(name, text.text());
        writeKey(name, text, json);
    }

    private static void writeKey(String name, LocalizableText text, JsonGenerator json) throws IOException {
        if (text.key().isEmpty()) {
            return;
        }
        boolean reason = text.key().startsWith(SyncTexts.REASON_PREFIX);
        json.writeStringField(name + KEY, reason ? text.key().substring(SyncTexts.REASON_PREFIX.length()) : text.key());
        json.writeArrayFieldStart(name + ARGUMENTS);
        for (LocalizableText argument : text.arguments()) {
            if (argument.isNumber()) {
                json.writeNumber(argument.text());
            } else if (argument.key().isEmpty()) {
                json.writeString(argument.text());
            } else {
                json.writeStartObject();
                writeText(TEXT, argument, json);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    /**
     * Reads a text whose fields were written by {@link #writeText}.
     *
     * @param key empty if there was none
     */
    public static LocalizableText text(String text, String key, List<LocalizableText> arguments) {
        boolean reason = !key.isEmpty() && Character.isLetter(key.charAt(0)) && key.indexOf('/') < 0;
        return new LocalizableText(reason ? SyncTexts.REASON_PREFIX + key : key, arguments, text);
    }

    /** @throws IOException if the parser is not at the start of arguments */
    public static List<LocalizableText> arguments(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("A list of arguments is missing");
        }
        List<LocalizableText> arguments = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                arguments.add(argument(json));
            } else if (json.currentToken().isScalarValue()) {
                arguments.add(
                        json.currentToken().isNumeric()
                                ? LocalizableText.number(json.getText())
                                : LocalizableText.plain(json.getText()));
            } else {
                throw new IOException("An argument is no text");
            }
        }
        return arguments;
    }

    private static LocalizableText argument(JsonParser json) throws IOException {
        String text = "";
        String key = "";
        List<LocalizableText> arguments = List.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case TEXT -> text = json.getText();
                case TEXT + KEY -> key = json.getText();
                case TEXT + ARGUMENTS -> arguments = arguments(json);
                default -> json.skipChildren();
            }
        }
        return text(text, key, arguments);
    }

    private static void writeFields(Map<String, Object> fields, JsonGenerator json) throws IOException {
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            json.writeFieldName(field.getKey());
            if (field.getValue() instanceof List<?> texts) {
                json.writeStartArray();
                for (Object text : texts) {
                    json.writeString((String) text);
                }
                json.writeEndArray();
            } else {
                json.writeObject(field.getValue());
            }
        }
    }
}
