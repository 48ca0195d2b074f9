package io.jenkins.plugins.bynder.engine.sync.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A report for machines: the {@linkplain SyncReport#fields() fields of the report}, {@code counts} by outcome, and
 * {@code assets} with the {@linkplain AssetReport#fields() fields of each}, unchanged ones left out. Fields may be added,
 * never renamed.
 */
public final class ReportJson {

    /** Names of the fields with the reason as a key and its arguments. */
    public static final String REASON_KEY = "reasonKey";

    public static final String REASON_ARGUMENTS = "reasonArguments";

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
        if (!asset.why().key().isEmpty()) {
            writeFields(Map.of(REASON_KEY, asset.why().key()), json);
            writeFields(Map.of(REASON_ARGUMENTS, asset.why().arguments()), json);
        }
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
