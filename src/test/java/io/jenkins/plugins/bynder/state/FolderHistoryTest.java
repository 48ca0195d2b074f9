package io.jenkins.plugins.bynder.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.ImportedFile;
import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.state.ChangeJournal.BuildEnd;
import io.jenkins.plugins.bynder.step.AssetSet;
import io.jenkins.plugins.bynder.step.FolderChanges;
import io.jenkins.plugins.bynder.step.SyncedFolder;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderHistoryTest {

    private static final String PORTAL = "https://brand.bynder.com";
    private static final Instant THEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final String FIRST = "0123456789abcdef".repeat(4);
    private static final String SECOND = "fedcba9876543210".repeat(4);

    @TempDir
    Path job;

    private final FolderStates states = new FolderStates();
    private final Map<Integer, BuildEnd> ends = new HashMap<>();
    private int build;

    @Test
    void theFirstBuildReceivesAllFiles() throws IOException {
        begin();
        sync(listed("a", "b"), added("a"), added("b"));

        assertThat(given()).containsExactly("added a.png", "added b.png");
    }

    @Test
    void aSuccessfulBuildConfirmsItsChanges() throws IOException {
        begin();
        sync(listed("a"), added("a"));
        given();
        end(BuildEnd.SUCCESSFUL);

        begin();
        sync(listed("a", "b"), added("b"));
        assertThat(given()).containsExactly("added b.png");
        end(BuildEnd.SUCCESSFUL);

        begin();
        sync(listed("a", "b"));
        assertThat(given()).isEmpty();
    }

    @Test
    void aFailedBuildLeavesItsChangesToTheNext() throws IOException {
        settled("a");
        begin();
        sync(listed("a", "b"), added("b"));
        assertThat(given()).containsExactly("added b.png");
        end(BuildEnd.UNSUCCESSFUL);

        begin();
        sync(listed("a", "b"));
        assertThat(given()).containsExactly("added b.png");
    }

    @Test
    void aBuildWithoutChangesConfirmsNothing() throws IOException {
        settled("a");
        begin();
        sync(listed("a", "b"), added("b"));
        end(BuildEnd.SUCCESSFUL);

        begin();
        sync(listed("a", "b"));
        assertThat(given()).containsExactly("added b.png");
    }

    @Test
    void aSecondSyncOfTheSameBuildReceivesTheSameChanges() throws IOException {
        settled("a");
        begin();
        sync(listed("a", "b"), added("b"));
        given();

        sync(listed("a", "b"));
        assertThat(given()).containsExactly("added b.png");
    }

    @Test
    void changesOfSeveralBuildsAreMerged() throws IOException {
        settled("a", "b", "c", "d");
        failed(listed("a", "b", "c", "d"), report("a", "a.png", Outcome.UPDATED, SECOND));
        failed(listed("a", "b", "c", "d"), report("a", "renamed.png", Outcome.RENAMED, SECOND));
        failed(listed("a", "c", "d"), report("b", "b.png", Outcome.DELETED, FIRST));
        failed(listed("a", "c", "d"), report("d", "new.png", Outcome.RENAMED, FIRST));

        begin();
        sync(listed("a", "c", "d", "e"), added("e"));
        assertThat(given())
                .containsExactlyInAnyOrder("updated renamed.png", "deleted b.png", "renamed new.png", "added e.png");
    }

    @Test
    void aRevertedChangeIsNoChange() throws IOException {
        settled("a", "b");
        failed(listed("a", "b", "c"), added("c"), report("a", "a.png", Outcome.UPDATED, SECOND));

        begin();
        sync(
                listed("a", "b"),
                report("a", "a.png", Outcome.UPDATED, FIRST),
                report("c", "c.png", Outcome.DELETED, FIRST));
        assertThat(given()).isEmpty();
    }

    @Test
    void anotherAgentThatFetchesTheSameFilesChangesNothing() throws IOException {
        settled("a", "b");
        begin();
        sync(listed("a", "b"), added("a"), added("b"));

        assertThat(given()).isEmpty();
    }

    @Test
    void aFileOfAnAbortedBuildIsAdded() throws IOException {
        settled("a");
        begin();
        end(BuildEnd.UNSUCCESSFUL);

        begin();
        sync(listed("a", "b"));
        assertThat(unreported()).containsExactly("b");
        learn(new ImportedFile("b", "b.png", 5, SECOND));

        assertThat(unreported()).isEmpty();
        assertThat(given()).containsExactly("added b.png");
    }

    @Test
    void aFileThatAnAbortedBuildUpdatedIsUpdated() throws IOException {
        settled("a", "b");
        begin();
        sync(Stream.of("a", "b").map(id -> listed(id, THEN.plusSeconds(9))).toList());

        assertThat(unreported()).containsExactlyInAnyOrder("a", "b");
        learn(new ImportedFile("a", "a.png", 5, SECOND), new ImportedFile("b", "b.png", 4, FIRST));
        assertThat(given()).containsExactly("updated a.png");
    }

    @Test
    void aFileOfTheFirstBuildThatWasAbortedHasItsName() throws IOException {
        begin();
        sync(listed("a", "b"), added("a"));
        assertThat(unreported()).containsExactly("b");
        learn(new ImportedFile("b", "b.png", 5, SECOND));

        assertThat(given()).containsExactly("added a.png", "added b.png");
    }

    @Test
    void aRunningBuildConfirmsNothing() throws IOException {
        settled("a");
        begin();
        sync(listed("a", "b"), added("b"));
        given();
        int running = build;

        begin();
        sync(listed("a", "b"));
        assertThat(given()).containsExactly("added b.png");
        ends.put(running, BuildEnd.SUCCESSFUL);

        begin();
        sync(listed("a", "b"));
        assertThat(given()).isEmpty();
    }

    private void settled(String... ids) throws IOException {
        begin();
        sync(listed(ids), Stream.of(ids).map(FolderHistoryTest::added).toArray(AssetReport[]::new));
        given();
        end(BuildEnd.SUCCESSFUL);
    }

    private void failed(List<SyncedRevision> landed, AssetReport... reports) throws IOException {
        begin();
        sync(landed, reports);
        given();
        end(BuildEnd.UNSUCCESSFUL);
    }

    private void begin() {
        build++;
        ends.put(build, BuildEnd.RUNNING);
    }

    private void end(BuildEnd end) {
        ends.put(build, end);
    }

    private static List<SyncedRevision> listed(String... ids) {
        return Stream.of(ids).map(id -> listed(id, THEN)).toList();
    }

    private static SyncedRevision listed(String id, Instant modified) {
        return new SyncedRevision(id, modified, 77, "Asset " + id, "png", "");
    }

    private static AssetReport added(String id) {
        return report(id, id + ".png", Outcome.ADDED, FIRST);
    }

    private static AssetReport report(String id, String path, Outcome outcome, String sha256) {
        return new AssetReport(id, "Asset " + id, path, outcome, LocalizableText.plain("newly tagged"), 4, sha256);
    }

    private void sync(Collection<SyncedRevision> landed, AssetReport... reports) throws IOException {
        FolderFacts facts =
                FolderFacts.ofSync(PORTAL, "Gelato", "DAM import", build, 1000 + build, true, FolderFacts.UNKNOWN);
        SyncedFolder folder = new SyncedFolder(
                AssetSet.of(landed),
                Set.of(),
                true,
                new SyncReport.Reading(SyncReport.Listing.FULL, LocalizableText.EMPTY, 0));
        states.write(job, all -> {
            JobFolderState state = all.folder(facts);
            state.history().settle(ends::get);
            state.synced(
                    facts, folder, Shard.whole(), reader -> List.of(reports).forEach(reader));
        });
    }

    private Set<String> unreported() throws IOException {
        return history(history -> history.unreported(1000));
    }

    private void learn(ImportedFile... files) throws IOException {
        history(history -> {
            history.report(List.of(files));
            return true;
        });
    }

    /** The changes that this build receives, in order. */
    private List<String> given() throws IOException {
        FolderChanges changes = history(history -> history.give(build, 1000));
        assertThat(changes.count()).isEqualTo(changes.first().size());
        return changes.first().stream()
                .map(asset -> asset.outcome().key() + " " + asset.path())
                .toList();
    }

    private <T> T history(Function<FolderHistory, T> call) throws IOException {
        AtomicReference<T> answer = new AtomicReference<>();
        states.write(
                job,
                all -> answer.set(call.apply(all.of(PORTAL, "Gelato").get(0).history())));
        return answer.get();
    }
}
