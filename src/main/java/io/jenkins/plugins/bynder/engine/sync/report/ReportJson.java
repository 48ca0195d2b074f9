package io.jenkins.plugins.bynder.engine.sync.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A report for machines: {@code portal}, {@code tag}, {@code into}, {@code dryRun}, {@code end}, {@code message},
 * {@code complete}, {@code listing} ({@code full}, {@code quick}, {@code scoped} or {@code none}), {@code listingReason}, {@code counts} by outcome, {@code assets} (unchanged ones left out), {@code disclaimers}, {@code apiRequests},
 * {@code bytesDownloaded}, {@code millis}. Fields may be added, never renamed.
 */
public final class ReportJson {

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
        json.writeStringField("portal", report.portal());
        json.writeStringField("tag", report.tag());
        json.writeStringField("importFolder", report.importFolder());
        json.writeBooleanField("dryRun", report.dryRun());
        json.writeStringField("end", report.end().name());
        json.writeStringField("message", report.message());
        json.writeBooleanField("complete", report.complete());
        json.writeStringField("listing", report.reading().listing().name().toLowerCase(Locale.ROOT));
        json.writeStringField("listingReason", report.reading().reason());
        json.writeObjectFieldStart("counts");
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberField(outcome.key(), report.count(outcome));
        }
        json.writeEndObject();
        json.writeArrayFieldStart("assets");
        for (AssetReport asset : report.assets()) {
            write(asset, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("disclaimers");
        for (String disclaimer : report.disclaimers()) {
            json.writeString(disclaimer);
        }
        json.writeEndArray();
        json.writeNumberField("apiRequests", report.apiRequests());
        json.writeNumberField("bytesDownloaded", report.bytesDownloaded());
        json.writeNumberField("millis", report.millis());
        json.writeEndObject();
    }

    private static void write(AssetReport asset, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeFields(asset, json);
        json.writeEndObject();
    }

    /** The fields of one asset, into an object that is open. */
    public static void writeFields(AssetReport asset, JsonGenerator json) throws IOException {
        json.writeStringField("id", asset.id());
        json.writeStringField("name", asset.name());
        json.writeStringField("path", asset.path());
        json.writeStringField("outcome", asset.outcome().key());
        json.writeStringField("reason", asset.reason());
        json.writeNumberField("size", asset.size());
        json.writeStringField("sha256", asset.sha256());
        if (asset.differsFromListing()) {
            json.writeNumberField("listedSize", asset.listedSize());
        }
    }
}
