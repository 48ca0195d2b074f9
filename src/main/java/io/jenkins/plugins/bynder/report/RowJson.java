package io.jenkins.plugins.bynder.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.ReportJson;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A row as a JSON object. */
final class RowJson {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(40)
                    .maxNameLength(200)
                    .maxStringLength(1 << 16)
                    .build())
            .build();

    private RowJson() {}

    /** In UTF-8, without a line end. */
    static byte[] bytes(Row row) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(300);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            write(row, json);
        }
        return bytes.toByteArray();
    }

    static void write(Row row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        ReportJson.writeFields(row.asset(), json);
        json.writeStringField("backlink", row.link().url());
        ReportJson.writeText("backlinkState", row.link().state(), json);
        if (row.build() > 0) {
            json.writeNumberField("build", row.build());
        }
        json.writeEndObject();
    }

    static Row read(byte[] bytes) throws IOException {
        try (JsonParser json = FACTORY.createParser(bytes)) {
            json.nextToken();
            return read(json);
        }
    }

    /**
     * Reads the object at the parser's position; ignores unknown fields.
     *
     * @throws IOException if it is not a row
     */
    static Row read(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("A row is an object");
        }
        String id = "";
        String name = "";
        String path = "";
        String outcome = "";
        String reason = "";
        String reasonKey = "";
        List<LocalizableText> arguments = List.of();
        String sha256 = "";
        String backlink = "";
        String state = "";
        String stateKey = "";
        List<LocalizableText> stateArguments = List.of();
        long size = -1;
        long listedSize = -1;
        int build = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "id" -> id = text(json);
                case "name" -> name = text(json);
                case "path" -> path = text(json);
                case "outcome" -> outcome = text(json);
                case "reason" -> reason = text(json);
                case "reasonKey" -> reasonKey = text(json);
                case "reasonArguments" -> arguments = ReportJson.arguments(json);
                case "size" -> size = json.getLongValue();
                case "listedSize" -> listedSize = json.getLongValue();
                case "sha256" -> sha256 = text(json);
                case "backlink" -> backlink = text(json);
                case "backlinkState" -> state = text(json);
                case "backlinkStateKey" -> stateKey = text(json);
                case "backlinkStateArguments" -> stateArguments = ReportJson.arguments(json);
                case "build" -> build = json.getIntValue();
                default -> json.skipChildren();
            }
        }
        try {
            return new Row(
                    new AssetReport(
                            id,
                            name,
                            path,
                            outcome(outcome),
                            ReportJson.text(reason, reasonKey, arguments),
                            size,
                            sha256,
                            listedSize),
                    new Row.Link(backlink, ReportJson.text(state, stateKey, stateArguments)),
                    build);
        } catch (IllegalArgumentException e) {
            throw new IOException("A row does not fit", e);
        }
    }

    /** @throws IllegalArgumentException if there is no such outcome */
    static Outcome outcome(String key) {
        return Stream.of(Outcome.values())
                .filter(outcome -> outcome.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such outcome"));
    }

    private static String text(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new IOException("A text is missing");
        }
        return json.getText();
    }
}
