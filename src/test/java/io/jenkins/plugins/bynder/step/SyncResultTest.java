package io.jenkins.plugins.bynder.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SyncResultTest {

    @Test
    void withoutAHistoryTheBuildGetsTheChangesOfThisSync() {
        SyncResult result = result(Optional.empty(), asset("a", Outcome.FAILED), asset("b", Outcome.ADDED));

        assertThat(result.changed()).isTrue();
        assertThat(outcomes(result)).containsExactly("a failed", "b added");
    }

    @Test
    void changesOfEarlierBuildsFollowTheFailuresOfThisSync() {
        SyncResult result = result(
                changes(asset("b", Outcome.ADDED), asset("c", Outcome.DELETED)),
                asset("a", Outcome.FAILED),
                asset("b", Outcome.UPDATED));

        assertThat(result.changed()).isTrue();
        assertThat(outcomes(result)).containsExactly("a failed", "b added", "c deleted");
    }

    @Test
    void filesThatOnlyThisAgentLackedAreNoChanges() {
        SyncResult result = result(
                changes(), asset("a", Outcome.ADDED), asset("b", Outcome.REPAIRED), asset("c", Outcome.METADATA_ONLY));

        assertThat(result.changed()).isFalse();
        assertThat(outcomes(result)).containsExactly("c metadataOnly");
    }

    @Test
    void anAssetThatFailedIsNamedOnce() {
        SyncResult result = result(changes(asset("a", Outcome.UPDATED)), asset("a", Outcome.FAILED));

        assertThat(outcomes(result)).containsExactly("a failed");
    }

    @Test
    void theListIsLimitedButTheChangesCount() {
        AssetReport[] many = IntStream.range(0, AgentReportValidator.MAX_ASSETS)
                .mapToObj(n -> asset("a" + n, Outcome.ADDED))
                .toArray(AssetReport[]::new);

        SyncResult result = result(changes(many), asset("failed", Outcome.FAILED));

        assertThat(result.assets()).hasSize(AgentReportValidator.MAX_ASSETS);
        assertThat(outcomes(result)).startsWith("failed failed", "a0 added");
    }

    private static List<String> outcomes(SyncResult result) {
        return result.assets().stream()
                .map(asset -> asset.id() + " " + asset.outcome().key())
                .toList();
    }

    private static Optional<FolderChanges> changes(AssetReport... assets) {
        return Optional.of(new FolderChanges(assets.length, List.of(assets)));
    }

    private static AssetReport asset(String id, Outcome outcome) {
        return new AssetReport(id, "Asset " + id, id + ".png", outcome, LocalizableText.plain("reason"), 4, "");
    }

    private static SyncResult result(Optional<FolderChanges> history, AssetReport... assets) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        Stream.of(assets).forEach(asset -> counts.merge(asset.outcome(), 1, Integer::sum));
        SyncReport report = new SyncReport(
                "https://brand.bynder.com",
                "Gelato",
                "DAM import",
                SyncReport.End.COMPLETED_WITH_FAILURES,
                LocalizableText.EMPTY,
                counts,
                List.of(assets),
                1,
                0,
                1,
                false,
                List.of(),
                SyncReport.Reading.none());
        return new SyncResult(report, Optional.empty(), history, Optional.empty(), 1);
    }
}
