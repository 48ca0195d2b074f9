package io.jenkins.plugins.bynder.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Exports the report of a sync. Streams it, so a large report needs no memory. */
final class Export {

    private final ImportAction action;
    private final Selection selection;
    private final Optional<ImportSection> section;

    Export(ImportAction action, Selection selection) {
        this.action = action;
        this.selection = selection;
        this.section = action.section(selection.section());
    }

    void json(HttpServletResponse response) throws IOException {
        head(response, "application/json;charset=UTF-8", "json");
        try (JsonGenerator json = RowJson.FACTORY.createGenerator(response.getOutputStream())) {
            json.writeStartObject();
            if (section.isPresent()) {
                summary(section.get(), json);
            }
            json.writeArrayFieldStart("assets");
            rows(row -> RowJson.write(row, json));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void summary(ImportSection section, JsonGenerator json) throws IOException {
        json.writeStringField("portal", section.getPortal());
        json.writeStringField("tag", section.getTag());
        json.writeStringField("importFolder", section.getImportFolder());
        json.writeBooleanField("dryRun", section.isDryRun());
        json.writeStringField("end", section.getEnd());
        json.writeStringField("message", section.getMessage());
        json.writeObjectFieldStart("counts");
        for (Outcome outcome : Row.ORDER) {
            json.writeNumberField(outcome.key(), section.count(outcome));
        }
        json.writeEndObject();
        json.writeNumberField("apiRequests", section.getApiRequests());
        json.writeNumberField("bytesDownloaded", section.getBytesDownloaded());
        json.writeNumberField("millis", section.getMillis());
    }

    void csv(HttpServletResponse response) throws IOException {
        head(response, "text/csv;charset=UTF-8", "csv");
        try (Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            // Without a byte order mark, spreadsheets do not recognize UTF-8.
            writer.write('\ufeff');
            Csv csv = new Csv(writer);
            csv.line(List.of(
                    "outcome",
                    "file",
                    "title",
                    "reason",
                    "size",
                    "sha256",
                    "id",
                    "backlink",
                    "backlinkState",
                    "bynder"));
            String portal = section.map(ImportSection::getPortal).orElse("");
            rows(row -> {
                RowView view = new RowView(row, portal);
                csv.line(List.of(
                        row.asset().outcome().key(),
                        row.asset().path(),
                        row.asset().name(),
                        row.asset().reason(),
                        row.asset().size() < 0 ? "" : Long.toString(row.asset().size()),
                        row.asset().sha256(),
                        row.asset().id(),
                        row.link().url(),
                        row.link().state().text(),
                        view.getBynderUrl()));
            });
        }
    }

    private void head(HttpServletResponse response, String type, String extension) {
        response.setContentType(type);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"dam-import-" + action.getRun().getNumber() + "-" + selection.section() + "."
                        + extension + "\"");
    }

    private void rows(RowFile.Reader reader) throws IOException {
        if (section.isPresent() && section.get().rows() > 0) {
            try (RowFile file = RowFile.open(ImportAction.rows(action.getRun(), selection.section()))) {
                file.read(selection.filter(), reader);
            }
        }
    }
}
