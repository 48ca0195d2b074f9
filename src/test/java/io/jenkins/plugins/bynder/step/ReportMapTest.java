package io.jenkins.plugins.bynder.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.ReportJson;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportMapTest {

    private static final SyncReport REPORT = new SyncReport(
            "https://brand.bynder.com",
            "Gelato",
            "/home/x/DAM import",
            SyncReport.End.DONE,
            LocalizableText.EMPTY,
            Map.of(Outcome.ADDED, 1, Outcome.UNCHANGED, 7),
            List.of(new AssetReport(
                    "a1", "Flyer", "Flyer.jpg", Outcome.ADDED, LocalizableText.plain("new"), 20, "0".repeat(64), 25)),
            3,
            20,
            1500,
            false,
            List.of("Only for print."),
            new SyncReport.Reading(SyncReport.Listing.QUICK, LocalizableText.EMPTY, 9));

    @Test
    void aPipelineReadsTheSameFieldsAsReportJson() throws Exception {
        Map<String, Object> json = new ObjectMapper().readValue(ReportJson.of(REPORT), new TypeReference<>() {});
        @SuppressWarnings("unchecked")
        Map<String, Object> counts = (Map<String, Object>) json.remove("counts");
        json.putAll(counts);

        Map<String, Object> map = ReportMap.of(
                new SyncResult(REPORT, Optional.empty(), Optional.empty(), Optional.empty(), REPORT.apiRequests()));

        assertThat(map.keySet()).isEqualTo(json.keySet());
        assertThat(map).containsEntry("added", 1).containsEntry("changed", true).containsEntry("listing", "quick");
        assertThat(new ObjectMapper().writeValueAsString(map.get("assets")))
                .isEqualTo(new ObjectMapper().writeValueAsString(json.get("assets")));
    }
}
