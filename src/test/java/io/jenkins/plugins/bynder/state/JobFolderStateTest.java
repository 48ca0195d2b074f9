package io.jenkins.plugins.bynder.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.step.AssetSet;
import io.jenkins.plugins.bynder.step.SyncedFolder;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFolderStateTest {

    private static final String PORTAL = "https://brand.bynder.com";
    private static final Instant THEN = Instant.parse("2026-03-02T10:00:00.123Z");
    private static final String HASH = "0123456789abcdef".repeat(4);

    @TempDir
    Path job;

    private final FolderStates states = new FolderStates();
    private int builds;

    @Test
    void aJobThatNeverSyncedHasNoFolder() {
        assertThat(states.read(job, JobFolders::newestFirst)).isEmpty();
        assertThat(job).isEmptyDirectory();
    }

    @Test
    void keepsReportsOfEarlierBuilds() throws IOException {
        sync(true, List.of("a", "b"), asset("a", "a.png", Outcome.ADDED), asset("b", "b.png", Outcome.ADDED));
        sync(true, List.of("a", "b"), asset("b", "b.png", Outcome.UPDATED));
        sync(true, List.of("a", "b"));

        assertThat(only(JobFolderState::facts))
                .isEqualTo(new FolderFacts(
                        PORTAL, "Gelato", "DAM import", 2, 2 * 1234, 3, 1003, true, FolderFacts.UNKNOWN));
        assertThat(find("a").orElseThrow().path()).isEqualTo("a.png");
        assertThat(find("a").orElseThrow().sha256()).isEqualTo(HASH);
        assertThat(find("a").orElseThrow().build()).isEqualTo(1);
        assertThat(find("b").orElseThrow().build()).isEqualTo(2);
    }

    @Test
    void readsEveryFieldAsWritten() throws IOException {
        SyncedRevision.Period minute = new SyncedRevision.Period(THEN, THEN.plusSeconds(60));
        SyncedRevision strange =
                new SyncedRevision("a", THEN, -1, "Crème \"brûlée\"\n\u0000\uD83C\uDF68", "jpg", "item-a");
        write(true, "Tag/../with: strange\\ things", "DAM import", List.of(strange.withLinking(minute)));
        write(true, "Other", "DAM import", List.of());

        assertThat(states.read(
                        job,
                        all -> all.of(PORTAL, "Tag/../with: strange\\ things")
                                .get(0)
                                .find("a")))
                .isEqualTo(Optional.of(Optional.of(FolderAsset.unreported(strange.withLinking(minute)))));
        assertThat(states.read(job, all -> all.newestFirst().size())).contains(2);
    }

    @Test
    void knowsTheAssetsOfAllFolders() throws IOException {
        sync(true, List.of("a", "b"));
        write(true, "Other", "Other folder", List.of());

        assertThat(states.read(job, all -> all.known(Set.of("a", "b", "c")))).contains(Set.of("a", "b"));
        assertThat(states.read(job, all -> all.known(Set.of("c")))).contains(Set.of());
    }

    @Test
    void onlyACompleteSyncRemovesAssetsThatLeftTheSet() throws IOException {
        sync(true, List.of("a", "b"), asset("a", "a.png", Outcome.ADDED), asset("b", "b.png", Outcome.ADDED));

        sync(false, List.of("a"));
        assertThat(find("b")).isPresent();
        assertThat(only(JobFolderState::facts).complete()).isFalse();

        sync(true, List.of("a"), asset("b", "b.png", Outcome.DELETED));
        assertThat(find("b")).isEmpty();
        assertThat(only(JobFolderState::facts).bytes()).isEqualTo(1234);
    }

    @Test
    void aFailureKeepsTheRowOfAnExistingFile() throws IOException {
        sync(true, List.of("a"), asset("a", "a.png", Outcome.ADDED));
        sync(false, List.of(), asset("a", "new.png", Outcome.FAILED));

        assertThat(find("a").orElseThrow().path()).isEqualTo("a.png");
    }

    /** Agents write the reports, and a build can write them in an agent's name. */
    @Test
    void ignoresReportsOfAssetsThatAreNeitherListedNorKnown() throws IOException {
        sync(true, List.of("a"), asset("a", "a.png", Outcome.ADDED), asset("x", "x.png", Outcome.ADDED));
        sync(true, List.of("a"), asset("x", "x.png", Outcome.UPDATED));

        assertThat(find("x")).isEmpty();
        assertThat(byPath("x.png")).isEmpty();
        assertThat(only(JobFolderState::facts).assets()).isEqualTo(1);
        assertThat(only(JobFolderState::facts).bytes()).isEqualTo(1234);
    }

    @Test
    void anUnreportedAssetHasItsTitleAsName() throws IOException {
        sync(true, List.of("a"));

        FolderAsset asset = find("a").orElseThrow();
        assertThat(asset.name()).isEqualTo("Asset a");
        assertThat(asset.size()).isEqualTo(77);
        assertThat(asset.build()).isZero();
    }

    @Test
    void aSyncOfAShardRemovesOnlyAssetsOfThatShard() throws IOException {
        List<String> ids = IntStream.range(0, 40).mapToObj(n -> "asset-" + n).toList();
        sync(true, ids);
        Shard second = new Shard(2, 4);
        List<String> others = ids.stream().filter(id -> !second.holds(id)).toList();
        assertThat(others).hasSizeBetween(1, 39);

        FolderFacts facts = facts("Gelato", "DAM import", true);
        states.write(
                job,
                all -> all.folder(facts)
                        .synced(facts, whole(List.of(), true), second, JobFolderState.Reported.nothing()));

        assertThat(only(JobFolderState::facts).assets()).isEqualTo(others.size());
        assertThat(others).allSatisfy(id -> assertThat(find(id)).isPresent());
    }

    @Test
    void aQuickListingRemovesOnlyAssetsThatLeftTheSet() throws IOException {
        sync(true, List.of("a", "b", "c"), asset("a", "a.png", Outcome.ADDED));
        builds++;
        FolderFacts facts = FolderFacts.ofSync(PORTAL, "Gelato", "DAM import", builds, 1000 + builds, true, 4711);
        SyncedFolder folder = new SyncedFolder(
                AssetSet.of(List.of(synced("d"))),
                Set.of("b", "unknown"),
                true,
                new SyncReport.Reading(SyncReport.Listing.SCOPED, LocalizableText.EMPTY, 4711));
        states.write(
                job,
                all -> all.folder(facts)
                        .synced(
                                facts,
                                folder,
                                Shard.whole(),
                                reader -> reader.accept(asset("b", "", Outcome.DELETED))));

        assertThat(only(JobFolderState::facts).assets()).isEqualTo(3);
        assertThat(only(JobFolderState::facts).generation()).isEqualTo(4711);
        assertThat(find("a").orElseThrow().path()).isEqualTo("a.png");
        assertThat(find("b")).isEmpty();
        assertThat(find("d")).isPresent();

        states.write(job, all -> all.of(PORTAL, "Gelato").get(0).requireFullListing());
        assertThat(only(JobFolderState::facts).generation()).isEqualTo(FolderFacts.FULL_LISTING);
    }

    @Test
    void aBacklinkStaysWhenTheFileChanges() throws IOException {
        sync(true, List.of("a"), asset("a", "a.png", Outcome.ADDED));
        states.write(
                job,
                all -> all.of(PORTAL, "Gelato")
                        .get(0)
                        .change(
                                List.of("a", "unknown"),
                                asset -> asset.withBacklink("https://jenkins.example/a", LocalizableText.EMPTY)));
        sync(true, List.of("a"), asset("a", "a.png", Outcome.UPDATED));

        assertThat(find("a").orElseThrow().backlink()).isEqualTo("https://jenkins.example/a");
        assertThat(find("unknown")).isEmpty();
    }

    @Test
    void keepsTheKnownOriginalOfAnUnchangedAsset() throws IOException {
        SyncedRevision plain = synced("a");
        write(true, "Gelato", "DAM import", List.of(plain.withItem("item")));
        write(true, "Gelato", "DAM import", List.of(plain));
        assertThat(find("a").orElseThrow().revision().item()).isEqualTo("item");

        write(true, "Gelato", "DAM import", List.of(plain.withModified(THEN.plusSeconds(1))));
        assertThat(find("a").orElseThrow().revision().item()).isEmpty();
    }

    @Test
    void findsAnAssetByThePathOfItsFile() throws IOException {
        String same = "x".repeat(90);
        sync(
                true,
                List.of("a", "b", "c"),
                asset("a", same + "1.png", Outcome.ADDED),
                asset("b", same + "2.png", Outcome.ADDED),
                asset("c", "C.png", Outcome.ADDED));
        sync(true, List.of("a", "b", "c"), asset("c", "Renamed.png", Outcome.RENAMED));

        assertThat(byPath(same + "2.png")).contains("b");
        assertThat(byPath("Renamed.png")).contains("c");
        assertThat(byPath("C.png")).isEmpty();
        assertThat(byPath("renamed.png")).isEmpty();
    }

    @Test
    void pagesAreSortedByNameAndSearchable() throws IOException {
        List<String> ids =
                IntStream.range(0, 120).mapToObj(n -> "id-" + (119 - n)).toList();
        sync(
                true,
                ids,
                IntStream.range(0, 120)
                        .mapToObj(n -> asset("id-" + (119 - n), String.format("File %03d.png", n), Outcome.ADDED))
                        .toArray(AssetReport[]::new));

        JobFolderState.Page page = only(folder -> folder.page("", 50, 25));
        assertThat(page.total()).isEqualTo(120);
        assertThat(page.assets()).hasSize(25);
        assertThat(page.assets().get(0).path()).isEqualTo("File 050.png");
        assertThat(page.assets().get(24).path()).isEqualTo("File 074.png");
        assertThat(only(folder -> folder.page("", 120, 25)).assets()).isEmpty();
        JobFolderState.Page found = only(folder -> folder.page(" FILE 01", 4, 3));
        assertThat(found.total()).isEqualTo(10);
        assertThat(found.assets())
                .extracting(FolderAsset::path)
                .containsExactly("File 014.png", "File 015.png", "File 016.png");
        assertThat(only(folder -> folder.page("ID-77", 0, 50)).total()).isEqualTo(1);
    }

    @Test
    void onlyFoldersOfTheLastBuildAreCurrent() throws IOException {
        write(true, "Gelato", "old", List.of(synced("a")));
        builds++;
        write(true, "Gelato", "new", List.of(synced("a")));
        write(true, "Gelato", "second", List.of(synced("b")));
        write(true, "Other", "other", List.of());

        assertThat(states.read(job, all -> folders(all.current(PORTAL, "Gelato")))
                        .orElseThrow())
                .containsExactlyInAnyOrder("new", "second");
        assertThat(states.read(job, all -> folders(all.newestFirst())).orElseThrow())
                .containsExactlyInAnyOrder("other", "second", "new", "old");
    }

    @Test
    void anInterruptedThreadCanReadAndWriteAndStaysInterrupted() throws IOException {
        Thread.currentThread().interrupt();
        sync(true, List.of("a"));
        boolean found = find("a").isPresent();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(found).isTrue();
    }

    @Test
    void aChangeOfAFewAssetsWritesAFewPagesAndReusesSpace() throws IOException {
        List<String> ids =
                IntStream.range(0, 20_000).mapToObj(n -> "asset-" + n).toList();
        sync(true, ids);
        long filled = Files.size(file());

        for (int n = 0; n < 300; n++) {
            String build = "item-" + n;
            List<String> few = ids.subList(n * 10, n * 10 + 10);
            states.write(
                    job,
                    all -> all.of(PORTAL, "Gelato")
                            .get(0)
                            .change(
                                    few,
                                    asset -> asset.withRevision(asset.revision().withItem(build))));
        }

        assertThat(Files.size(file())).isLessThan(3 * filled);
        assertThat(only(JobFolderState::facts).assets()).isEqualTo(20_000);
    }

    private Path file() {
        return job.resolve("bynder").resolve("folders.mv");
    }

    private static List<String> folders(List<JobFolderState> states) {
        return states.stream().map(state -> state.facts().folder()).toList();
    }

    private <T> T only(Function<JobFolderState, T> reader) {
        return states.read(job, all -> {
                    assertThat(all.newestFirst()).hasSize(1);
                    return reader.apply(all.newestFirst().get(0));
                })
                .orElseThrow();
    }

    private Optional<FolderAsset> find(String id) {
        return only(folder -> folder.find(id));
    }

    private Optional<String> byPath(String path) {
        return only(folder -> folder.findByPath(path)).map(FolderAsset::id);
    }

    private static SyncedRevision synced(String id) {
        return new SyncedRevision(id, THEN, 77, "Asset " + id, "png", "");
    }

    private static AssetReport asset(String id, String path, Outcome outcome) {
        return new AssetReport(
                id, "Title of " + path, path, outcome, LocalizableText.plain("newly tagged"), 1234, HASH);
    }

    private FolderFacts facts(String tag, String folder, boolean complete) {
        return FolderFacts.ofSync(PORTAL, tag, folder, builds, 1000 + builds, complete, FolderFacts.UNKNOWN);
    }

    private static SyncedFolder whole(Collection<SyncedRevision> landed, boolean complete) {
        return new SyncedFolder(
                AssetSet.of(landed),
                Set.of(),
                complete,
                new SyncReport.Reading(SyncReport.Listing.FULL, LocalizableText.EMPTY, 0));
    }

    private void write(
            boolean complete, String tag, String folder, Collection<SyncedRevision> landed, AssetReport... told)
            throws IOException {
        FolderFacts facts = facts(tag, folder, complete);
        states.write(
                job,
                all -> all.folder(facts)
                        .synced(
                                facts,
                                whole(landed, complete),
                                Shard.whole(),
                                reader -> List.of(told).forEach(reader)));
    }

    private void sync(boolean complete, List<String> landed, AssetReport... told) throws IOException {
        builds++;
        write(
                complete,
                "Gelato",
                "DAM import",
                landed.stream().map(JobFolderStateTest::synced).toList(),
                told);
    }
}
