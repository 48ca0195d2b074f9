package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.ReportJson;
import io.jenkins.plugins.bynder.engine.sync.report.ReportText;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final AssetReport FAILED = new AssetReport(
            "0A1B", "Evil\u001B[31m\u202Ename", "", Outcome.FAILED, LocalizableText.plain("no such file"), -1, "");

    private static final AssetReport ADDED = new AssetReport(
            "0A1C",
            "Flyer",
            "Flyer \"1\".jpg",
            Outcome.ADDED,
            LocalizableText.plain("newly tagged"),
            20,
            "0".repeat(64));

    private static final SyncReport REPORT = new SyncReport(
            "https://brand.bynder.com",
            "Gelato",
            "/home/x/DAM import",
            SyncReport.End.COMPLETED_WITH_FAILURES,
            LocalizableText.plain("1 assets failed."),
            Map.of(Outcome.ADDED, 1, Outcome.FAILED, 1, Outcome.UNCHANGED, 1234),
            List.of(FAILED, ADDED),
            7,
            123_456,
            1500,
            false,
            List.of("Only for \u001B[31mprint."),
            new SyncReport.Reading(SyncReport.Listing.FULL, LocalizableText.plain("All assets fit on one page."), 0));

    @Test
    void disclaimersOfThePortalAreShownAndKept() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ReportJson.of(REPORT));
        assertThat(json.path("disclaimers").path(0).asText()).isEqualTo("Only for \u001B[31mprint.");
        assertThat(ReportText.of(REPORT, 9)).contains("Only for \uFFFD[31mprint.");
    }

    @Test
    void jsonHasTheDocumentedFields() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ReportJson.of(REPORT));
        assertThat(json.fieldNames())
                .toIterable()
                .contains(
                        "portal", "tag", "importFolder", "counts", "assets", "apiRequests", "bytesDownloaded", "millis")
                .contains("complete", "end", "message", "dryRun");
        assertThat(json.path("counts").fieldNames())
                .toIterable()
                .containsExactly(
                        "added",
                        "updated",
                        "renamed",
                        "metadataOnly",
                        "repaired",
                        "unchanged",
                        "deleted",
                        "kept",
                        "unavailable",
                        "failed");
        assertThat(json.path("counts").path("unchanged").asInt()).isEqualTo(1234);
        assertThat(json.path("counts").path("deleted").asInt(-1)).isZero();
        assertThat(json.path("complete").asBoolean(true)).isFalse();
        JsonNode asset = json.path("assets").path(1);
        assertThat(asset.fieldNames())
                .toIterable()
                .contains("id", "name", "path", "outcome", "reason", "size", "sha256");
        assertThat(asset.path("path").asText()).isEqualTo("Flyer \"1\".jpg");
        assertThat(asset.path("outcome").asText()).isEqualTo("added");
        assertThat(asset.path("size").asLong()).isEqualTo(20);
    }

    @Test
    void jsonLeavesTheStreamOpen() throws Exception {
        boolean[] closed = new boolean[1];
        ByteArrayOutputStream stream = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        ReportJson.write(REPORT, stream);
        assertThat(closed[0]).isFalse();
        assertThat(stream.toString()).endsWith("}\n");
    }

    @Test
    void textIsReadableAndSafeForTerminals() {
        String text = ReportText.of(REPORT, 10);
        assertThat(text.lines())
                .contains("  failed  Evil_[31mname  no such file")
                .contains("  added   Flyer _1_.jpg  newly tagged")
                .contains("1 assets failed.");
        assertThat(text).contains("1 failed").contains("123 kB").contains("1.5 s");
        assertThat(text.codePoints().filter(Character::isISOControl)).containsOnly((int) '\n');
    }

    @Test
    void textCountsOmittedAssets() {
        assertThat(ReportText.of(REPORT, 1)).contains("and 1 more").doesNotContain("Flyer");
    }
}
