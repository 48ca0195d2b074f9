package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.bynder.engine.sync.manifest.LocalFile;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestLines;
import io.jenkins.plugins.bynder.engine.sync.manifest.SourceRevision;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When files are deleted, and above all when they are not. */
class SyncGoneTest extends SyncFixtureBase {

    @Test
    void stopsBeforeItDeletesTooMuch() throws Exception {
        addFlyers(30);
        fixture.sync();
        untagFlyers(11);
        fixture.add("New");
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.DELETION_LIMIT);
        assertThat(report.complete()).isFalse();
        assertThat(report.message()).contains("11 files");
        assertThat(report.count(Outcome.ADDED)).isEqualTo(1);
        assertThat(report.count(Outcome.KEPT)).isEqualTo(11);
        assertThat(report.count(Outcome.DELETED)).isZero();
        assertThat(fixture.files()).hasSize(31);

        assertThat(fixture.sync(settings -> settings.withMaxDeletions(10)).end())
                .isEqualTo(SyncReport.End.DELETION_LIMIT);
        SyncReport allowed = fixture.sync(settings -> settings.withMaxDeletions(11));
        assertThat(allowed.end()).isEqualTo(SyncReport.End.DONE);
        assertThat(allowed.count(Outcome.DELETED)).isEqualTo(11);
        fixture.assertFolderEqualsSet();
    }

    @Test
    void deletesTenFilesOrTenPercentByDefault() throws Exception {
        addFlyers(120);
        fixture.sync();
        untagFlyers(12);
        assertThat(fixture.sync().count(Outcome.DELETED)).isEqualTo(12);
        fixture.library().assets().stream()
                .filter(asset -> asset.tags().contains(SyncFixture.TAG))
                .skip(10)
                .forEach(asset -> fixture.library().untag(asset.id(), SyncFixture.TAG));
        assertThat(fixture.sync(settings -> settings.withMaxDeletions(1000)).count(Outcome.DELETED))
                .isEqualTo(98);
        untagFlyers(1000);
        assertThat(fixture.sync().count(Outcome.DELETED)).isEqualTo(10);
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void keepsRemovedAssetsIfConfigured() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        fixture.library().untag(asset.id(), SyncFixture.TAG);
        UnaryOperator<SyncSettings> keep = settings -> settings.withRemovedAssets(RemovedAssetsPolicy.KEEP);
        assertThat(fixture.sync(keep).assets())
                .extracting(AssetReport::outcome, AssetReport::reason)
                .containsExactly(tuple(Outcome.KEPT, "tag removed, archived or deleted in Bynder; its file is kept"));
        assertThat(fixture.files()).containsKey("Flyer.jpg");
        assertThat(fixture.sync(keep).assets()).as("said once").isEmpty();

        fixture.library().tag(asset.id(), SyncFixture.TAG);
        SyncReport back = fixture.sync(keep);
        assertThat(back.assets()).extracting(AssetReport::outcome).containsExactly(Outcome.METADATA_ONLY);
        assertThat(back.bytesDownloaded()).isZero();

        fixture.library().untag(asset.id(), SyncFixture.TAG);
        fixture.sync(keep);
        assertThat(fixture.sync().count(Outcome.DELETED))
                .as("once the settings change")
                .isEqualTo(1);
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void keepsAFileThatAUserChanged() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        Files.writeString(fixture.folder.resolve("Flyer.jpg"), "retouched");
        fixture.library().untag(asset.id(), SyncFixture.TAG);
        SyncReport report = fixture.sync();
        assertThat(report.complete()).isTrue();
        assertThat(report.assets())
                .extracting(AssetReport::outcome, AssetReport::reason)
                .containsExactly(tuple(
                        Outcome.KEPT,
                        "tag removed, archived or deleted in Bynder; its file was changed here and is kept"));
        assertThat(fixture.folder.resolve("Flyer.jpg")).hasContent("retouched");
    }

    @Test
    void forgetsAnAssetRemovedOnBothSides() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        Files.delete(fixture.folder.resolve("Flyer.jpg"));
        fixture.library().delete(asset.id());
        assertThat(fixture.sync().count(Outcome.DELETED)).isEqualTo(1);
        fixture.assertNothingToDo();
    }

    @Test
    void deletesNothingAfterAFailure() throws Exception {
        SampleAsset gone = fixture.add("Gone");
        fixture.sync();
        fixture.library().untag(gone.id(), SyncFixture.TAG);
        SampleAsset denied = fixture.add("Denied");
        fixture.portal.quirks().deny(denied.id());
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.COMPLETED_WITH_FAILURES);
        assertThat(report.assets())
                .extracting(AssetReport::name, AssetReport::outcome)
                .containsExactly(tuple("Denied", Outcome.FAILED), tuple("Gone", Outcome.KEPT));
        assertThat(fixture.files()).containsOnlyKeys("Gone.jpg");
    }

    @Test
    void deletesNothingWhenTheListingFails() throws Exception {
        addMany();
        seedManifest();
        Map<String, String> before = fixture.everything();
        for (Map.Entry<String, Fault> fault : listingFaults().entrySet()) {
            fixture.portal.faults().clear();
            fixture.portal
                    .faults()
                    .add(FaultRule.api(fault.getValue()).on(Route.MEDIA_LIST).when(call -> call.page() > 1));
            SyncReport report = fixture.sync(settings -> settings.withMaxDeletions(5000));
            assertThat(report.end().name()).as(fault.getKey()).contains("INCOMPLETE");
            assertThat(fixture.everything()).as(fault.getKey()).isEqualTo(before);
        }
    }

    private static Map<String, Fault> listingFaults() {
        return Map.of(
                "a page that is empty", Fault.json("[]"),
                "a total of nothing", Fault.rewritten(json -> json.replaceAll("\"total\":\\d+", "\"total\":0")),
                "another shape", Fault.json("{\"count\":{\"total\":2},\"media\":[]}"),
                "an error", Fault.status(500),
                "a page for people", Fault.html(200),
                "half a page", Fault.truncated(20_000),
                "a broken line", Fault.resetAfter(20_000));
    }

    @Test
    void readsAShiftedListingAgain() throws Exception {
        addMany();
        fixture.portal.quirks().shiftPages(1);
        SyncReport report = fixture.sync(settings -> settings.withDryRun(true));
        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        assertThat(report.count(Outcome.ADDED)).isEqualTo(1200);
        assertThat(report.apiRequests()).isEqualTo(4);
    }

    /** One asset leaves the first page, another joins the last, and one between them is on no page. */
    @Test
    void keepsTheFileOfAnAssetThatSlippedBetweenTwoPages() throws Exception {
        addOutsiders(1000);
        SampleAsset hidden = fixture.add("Hidden");
        fixture.sync();
        slipOnce();
        SyncReport report = fixture.sync();
        assertThat(report.complete()).isTrue();
        assertThat(report.count(Outcome.DELETED)).isZero();
        assertThat(fixture.files()).containsEntry("Hidden.jpg", hidden.sha256()).hasSize(2);
        fixture.assertNothingToDo();
    }

    @Test
    void rejectsAListingThatKeepsShifting() throws Exception {
        addOutsiders(1000);
        SampleAsset hidden = fixture.add("Hidden");
        fixture.sync();
        fixture.portal.quirks().shiftPages(3);
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(report.message()).contains("does not contain one known asset that still has the tag");
        assertThat(fixture.files()).containsEntry("Hidden.jpg", hidden.sha256());
    }

    @Test
    void asksOnceAboutAHundredAssetsThatLeftTheSet() throws Exception {
        addOutsiders(1000);
        SampleAsset gone = fixture.add("Gone");
        SampleAsset archived = fixture.add("Archived");
        SampleAsset deleted = fixture.add("Deleted");
        fixture.sync();
        fixture.library().untag(gone.id(), SyncFixture.TAG);
        fixture.library().archive(archived.id(), true);
        fixture.library().delete(deleted.id());
        SyncReport report = fixture.sync(settings -> settings.withListing(ListingSettings.full()));
        assertThat(report.count(Outcome.DELETED)).isEqualTo(3);
        assertThat(report.apiRequests())
                .as("one for all three, one for the asset that the answer leaves out, and one for a listed asset")
                .isEqualTo(2 + 1 + 1 + 1);
        assertThat(fixture.files()).isEmpty();
    }

    /** Carry the tag and are listed, but no sync has them. */
    private void addOutsiders(int count) {
        for (int n = 0; n < count; n++) {
            fixture.library()
                    .add(NewAsset.jpeg("Outsider " + n)
                            .size(300)
                            .tags(SyncFixture.TAG)
                            .archived());
        }
    }

    private void slipOnce() {
        String first = fixture.library().assets().get(0).id();
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.meanwhile(() -> {
                            fixture.library().untag(first, SyncFixture.TAG);
                            fixture.add("New");
                        }))
                        .on(Route.MEDIA_LIST)
                        .page(2)
                        .times(1));
    }

    @Test
    void syncsTheVisiblePartOfAnInconsistentListing() throws Exception {
        addFlyers(3);
        fixture.sync();
        fixture.portal.quirks().totalOff(-1);
        fixture.add("New");
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(report.message()).contains("reports 3 assets and listed 4");
        fixture.assertFolderEqualsSet();
    }

    @Test
    void readsAListingOfSeveralPagesWithoutATotalTwice() throws Exception {
        addFlyers(60);
        fixture.portal.faults().add(FaultRule.api(Fault.cappedPages(50)).on(Route.MEDIA_LIST));
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.rewritten(json -> json.replaceFirst("\"total\":\\d+", "\"else\":0")))
                        .on(Route.MEDIA_LIST));
        SyncReport report = fixture.sync();
        assertThat(report.complete()).isTrue();
        assertThat(report.apiRequests()).isEqualTo(2 * 2 + 60);
        fixture.assertFolderEqualsSet();
    }

    /** An asset that is listed but gone by the time it is asked for: kept where a file is, and the next listing decides. */
    @Test
    void reportsAMissingAssetAsAnOutcome() throws Exception {
        SampleAsset known = fixture.add("Known");
        fixture.sync();
        fixture.later();
        fixture.library().describe(known.id(), "moved");
        fixture.portal.quirks().ghost(known.id());
        SampleAsset fresh = fixture.add("Fresh");
        fixture.portal.quirks().ghost(fresh.id());
        SampleAsset without = fixture.add("Without file");
        fixture.portal.quirks().withoutFile(without.id());
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(report.assets())
                .extracting(AssetReport::name, AssetReport::path, AssetReport::outcome)
                .containsExactlyInAnyOrder(
                        tuple("Known", "Known.jpg", Outcome.KEPT),
                        tuple("Fresh", "", Outcome.UNAVAILABLE),
                        tuple("Without file", "", Outcome.UNAVAILABLE));
        assertThat(fixture.files()).containsOnlyKeys("Known.jpg");
    }

    @Test
    void shardsTogetherHoldTheSetAndNamesDoNotDependOnThem(@TempDir Path elsewhere) throws Exception {
        addFlyers(20);
        for (int n = 0; n < 20; n++) {
            fixture.add("Twin");
        }
        fixture.sync();
        Map<String, String> whole = fixture.files();
        Map<String, String> together = new TreeMap<>();
        for (int index = 1; index <= 3; index++) {
            Shard shard = new Shard(index, 3);
            Map<String, String> part =
                    fixture.sync(elsewhere.resolve("" + index), settings -> settings.withShard(shard));
            assertThat(part).isNotEmpty().doesNotContainKeys(together.keySet().toArray(String[]::new));
            together.putAll(part);
        }
        assertThat(together).isEqualTo(whole);
    }

    @Test
    void aShardDeletesOnlyItsOwn() throws Exception {
        addFlyers(9);
        fixture.sync();
        fixture.library().assets().forEach(asset -> fixture.library().untag(asset.id(), SyncFixture.TAG));
        Shard shard = new Shard(1, 2);
        long own = fixture.library().assets().stream()
                .filter(asset -> shard.holds(asset.id()))
                .count();
        assertThat(fixture.sync(settings -> settings.withShard(shard)).count(Outcome.DELETED))
                .isEqualTo((int) own);
        assertThat(fixture.files()).hasSize(9 - (int) own);
        assertThat(fixture.sync(settings -> settings.withShard(new Shard(2, 2))).complete())
                .isTrue();
        assertThat(fixture.files()).isEmpty();
    }

    private void addFlyers(int count) {
        for (int n = 0; n < count; n++) {
            fixture.library().add(NewAsset.jpeg("Flyer " + n).size(1000).tags(SyncFixture.TAG));
        }
    }

    private void untagFlyers(int count) {
        fixture.library().assets().stream()
                .filter(asset -> asset.tags().contains(SyncFixture.TAG))
                .limit(count)
                .forEach(asset -> fixture.library().untag(asset.id(), SyncFixture.TAG));
    }

    /** Two pages. */
    private void addMany() {
        for (int n = 0; n < 1200; n++) {
            fixture.library().add(NewAsset.jpeg("Flyer " + n).size(300).tags(SyncFixture.TAG));
        }
    }

    /** A folder that knows files of all assets, without the time to download them. */
    private void seedManifest() throws Exception {
        Files.createDirectories(fixture.folder.resolve(".bynder/parts"));
        Files.createFile(fixture.folder.resolve(".bynder/lock"));
        StringBuilder lines = new StringBuilder(
                new String(ManifestLines.header(fixture.address.toString(), SyncFixture.TAG), StandardCharsets.UTF_8));
        for (SampleAsset asset : fixture.library().assets()) {
            Path file = Files.writeString(fixture.folder.resolve(asset.name() + ".jpg"), asset.id());
            LocalFile local = new LocalFile(
                    asset.name() + ".jpg",
                    Files.size(file),
                    ImportFolder.sha256(file),
                    ImportFolder.nanos(Files.getLastModifiedTime(file)));
            SourceRevision revision = new SourceRevision(asset.modified().toEpochMilli(), asset.size(), "", 0, "", "");
            ManifestEntry entry =
                    new ManifestEntry(asset.id(), asset.name(), local, revision, false, "", Optional.empty());
            lines.append(new String(ManifestLines.known(entry), StandardCharsets.UTF_8));
        }
        Files.writeString(fixture.folder.resolve(".bynder/manifest.jsonl"), lines);
    }
}
