package io.jenkins.plugins.bynder.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStateTest {

    private static final Instant THEN = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    Path job;

    private int builds;

    @Test
    void aJobThatNeverSyncedHasNoFolder() {
        assertThat(FolderState.of(job)).isEmpty();
    }

    @Test
    void whatWasReportedStaysKnownThoughLaterBuildsDoNotReportIt() throws IOException {
        sync(true, List.of("a", "b"), Rows.asset("a", "a.png", Outcome.ADDED), Rows.asset("b", "b.png", Outcome.ADDED));
        sync(true, List.of("a", "b"), Rows.asset("b", "b.png", Outcome.UPDATED));
        sync(true, List.of("a", "b"));

        FolderState state = only();
        assertThat(state.facts().assets()).isEqualTo(2);
        assertThat(state.facts().bytes()).isEqualTo(2 * 1234);
        assertThat(state.facts().build()).isEqualTo(3);
        assertThat(state.find("a").orElseThrow().asset().path()).isEqualTo("a.png");
        assertThat(state.find("a").orElseThrow().build()).isEqualTo(1);
        assertThat(state.find("b").orElseThrow().build()).isEqualTo(2);
    }

    @Test
    void whatHasLeftTheSetIsForgottenByACompleteSyncAlone() throws IOException {
        sync(true, List.of("a", "b"), Rows.asset("a", "a.png", Outcome.ADDED), Rows.asset("b", "b.png", Outcome.ADDED));

        sync(false, List.of("a"));
        assertThat(only().find("b")).isPresent();
        assertThat(only().facts().complete()).isFalse();

        sync(true, List.of("a"), Rows.asset("b", "b.png", Outcome.DELETED));
        assertThat(only().find("b")).isEmpty();
    }

    @Test
    void aFailureLeavesWhatIsThere() throws IOException {
        sync(true, List.of("a"), Rows.asset("a", "a.png", Outcome.ADDED));
        sync(false, List.of(), Rows.asset("a", "a.png", Outcome.FAILED));

        assertThat(only().find("a").orElseThrow().asset().outcome()).isEqualTo(Outcome.ADDED);
    }

    @Test
    void whatNobodyReportedIsKnownByItsTitle() throws IOException {
        sync(true, List.of("a"));

        Row row = only().find("a").orElseThrow();
        assertThat(row.name()).isEqualTo("Asset a");
        assertThat(row.asset().size()).isEqualTo(77);
        assertThat(row.build()).isZero();
    }

    @Test
    void aShareOfTheSetLeavesTheOthersAlone() throws IOException {
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            ids.add("asset-" + n);
        }
        sync(true, ids);
        Shard second = new Shard(2, 4);
        List<String> others = ids.stream().filter(id -> !second.holds(id)).toList();
        assertThat(others).hasSizeBetween(1, 39);

        next(true).update(List.of(), second, Optional.empty());

        FolderState state = only();
        assertThat(state.facts().assets()).isEqualTo(others.size());
        assertThat(others).allSatisfy(id -> assertThat(state.find(id)).isPresent());
    }

    @Test
    void backlinksStayWhenTheFileChanges() throws IOException {
        sync(true, List.of("a"), Rows.asset("a", "a.png", Outcome.ADDED));
        next(true).update(Map.of("a", new Row.Link("https://jenkins.example/a", "written")));
        sync(true, List.of("a"), Rows.asset("a", "a.png", Outcome.UPDATED));

        assertThat(only().find("a").orElseThrow().link().url()).isEqualTo("https://jenkins.example/a");
    }

    @Test
    void nothingIsWrittenAnewForASyncThatChangedNothing() throws IOException {
        sync(true, List.of("a"), Rows.asset("a", "a.png", Outcome.ADDED));
        Files.setLastModifiedTime(only().rows(), java.nio.file.attribute.FileTime.from(THEN));

        sync(true, List.of("a"));

        assertThat(Files.getLastModifiedTime(only().rows()).toInstant()).isEqualTo(THEN);
        assertThat(only().facts().build()).isEqualTo(2);
    }

    @Test
    void aDamagedFileIsNoFolder() throws IOException {
        sync(true, List.of("a"));
        Files.writeString(job.resolve("bynder").resolve("folder-0123456789abcdef.json"), "{");
        Files.writeString(job.resolve("bynder").resolve("folder-0123456789abcdee.json"), "{\"format\":2}");

        assertThat(FolderState.of(job)).hasSize(1);
    }

    private FolderState only() {
        List<FolderState> all = FolderState.of(job);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private FolderState next(boolean complete) {
        return FolderState.next(
                job,
                new FolderState.Facts(
                        "https://brand.bynder.com", "Gelato", "DAM import", 0, 0, builds, 1000 + builds, complete));
    }

    private void sync(boolean complete, List<String> landed, AssetReport... reported) throws IOException {
        builds++;
        Optional<Path> rows = reported.length == 0
                ? Optional.empty()
                : Optional.of(Rows.write(job.resolve("import-" + builds), List.of(reported)));
        List<SyncedAsset> assets = landed.stream()
                .map(id -> new SyncedAsset(id, THEN, 77, "Asset " + id, "png", ""))
                .toList();
        next(complete).update(assets, Shard.whole(), rows);
    }
}
