package io.jenkins.plugins.bynder.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.backlink.Backlink;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.report.Row.Link;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowLinksTest {

    private static final BacklinkReport REPORT = new BacklinkReport(
            "Gelato URL",
            false,
            "",
            Map.of(),
            List.of(
                    link("new", Backlink.State.WRITTEN, "had no link before"),
                    link("old", Backlink.State.UNCHANGED, ""),
                    link("late", Backlink.State.UNCONFIRMED, "Look again."),
                    link("locked", Backlink.State.FAILED, "No right.")),
            4,
            1000);

    private static Backlink link(String id, Backlink.State state, String reason) {
        return new Backlink(id, "Asset " + id, state, "https://jenkins.example/" + id, reason);
    }

    @Test
    void aBuildShowsTheResultOfEveryLink() {
        assertThat(RowLinks.told(REPORT))
                .containsOnly(
                        Map.entry("new", new Link("https://jenkins.example/new", "written")),
                        Map.entry("old", new Link("https://jenkins.example/old", "unchanged")),
                        Map.entry("late", new Link("https://jenkins.example/late", "not confirmed: Look again.")),
                        Map.entry("locked", new Link("https://jenkins.example/locked", "failed: No right.")));
    }

    @Test
    void aFolderShowsOnlyProblems() {
        assertThat(RowLinks.standing(REPORT))
                .containsEntry("new", new Link("https://jenkins.example/new", ""))
                .containsEntry("old", new Link("https://jenkins.example/old", ""))
                .containsEntry("late", new Link("https://jenkins.example/late", "not confirmed: Look again."))
                .containsEntry("locked", new Link("https://jenkins.example/locked", "failed: No right."));
    }
}
