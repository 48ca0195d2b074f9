package io.jenkins.plugins.bynder.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkResult;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.report.Row.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowLinksTest {

    private static final BacklinkReport REPORT = new BacklinkReport(
            "Gelato URL",
            false,
            LocalizableText.EMPTY,
            Map.of(),
            List.of(
                    link("new", BacklinkResult.State.WRITTEN, "had no link before"),
                    link("old", BacklinkResult.State.UNCHANGED, ""),
                    link("late", BacklinkResult.State.UNCONFIRMED, "Look again."),
                    link("locked", BacklinkResult.State.FAILED, "No right.")),
            4,
            1000);

    private static BacklinkResult link(String id, BacklinkResult.State state, String reason) {
        return new BacklinkResult(
                id, "Asset " + id, state, "https://jenkins.example/" + id, LocalizableText.plain(reason));
    }

    @Test
    void aBuildShowsTheResultOfEveryLink() {
        assertThat(shown(RowLinks.told(REPORT)))
                .containsOnly(
                        Map.entry("new", "https://jenkins.example/new written"),
                        Map.entry("old", "https://jenkins.example/old unchanged"),
                        Map.entry("late", "https://jenkins.example/late not confirmed: Look again."),
                        Map.entry("locked", "https://jenkins.example/locked failed: No right."));
    }

    @Test
    void aFolderShowsOnlyProblems() {
        assertThat(shown(RowLinks.standing(REPORT)))
                .containsEntry("new", "https://jenkins.example/new ")
                .containsEntry("old", "https://jenkins.example/old ")
                .containsEntry("late", "https://jenkins.example/late not confirmed: Look again.")
                .containsEntry("locked", "https://jenkins.example/locked failed: No right.");
    }

    private static Map<String, String> shown(Map<String, Link> links) {
        Map<String, String> shown = new HashMap<>();
        links.forEach((id, link) -> shown.put(id, link.url() + " " + link.state()));
        return shown;
    }
}
