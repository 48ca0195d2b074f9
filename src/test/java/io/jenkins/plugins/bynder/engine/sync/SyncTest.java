package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sync does about what people do in the portal. */
class SyncTest {

    private SyncFixture rig;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        rig = new SyncFixture(folder.resolve("some where/DAM import"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void downloadsEveryTaggedAssetAndThenHasNothingToDo() throws Exception {
        for (int n = 0; n < 30; n++) {
            rig.add("Flyer " + n);
        }
        rig.library().add(NewAsset.jpeg("Another spelling").tags("gelato"));
        SyncReport first = rig.sync();
        assertThat(first.complete()).isTrue();
        assertThat(first.message()).isEmpty();
        assertThat(first.count(Outcome.ADDED)).isEqualTo(30);
        assertThat(first.assets()).extracting(AssetReport::reason).containsOnly("newly tagged");
        assertThat(first.apiRequests())
                .isEqualTo(31)
                .isEqualTo(rig.portal.traffic().apiRequests());
        assertThat(first.bytesDownloaded()).isEqualTo(30 * 20_000);
        rig.assertFolderEqualsSet();

        Map<String, String> before = rig.everything();
        SyncReport second = rig.sync();
        assertThat(second.complete()).isTrue();
        assertThat(second.count(Outcome.UNCHANGED)).isEqualTo(30);
        assertThat(second.assets()).isEmpty();
        assertThat(second.changed()).isFalse();
        assertThat(second.apiRequests()).isEqualTo(1);
        assertThat(rig.everything()).isEqualTo(before);
    }

    @Test
    void reportsTheContentOfTheFolder() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        AssetReport report = rig.sync().assets().get(0);
        assertThat(report.reason()).isEqualTo("newly tagged");
        assertThat(report)
                .isEqualTo(new AssetReport(
                        asset.id(),
                        "Flyer",
                        "Flyer.jpg",
                        Outcome.ADDED,
                        SyncTexts.reason("added"),
                        20_000,
                        asset.sha256()));
        assertThat(rig.files()).containsExactly(Map.entry("Flyer.jpg", asset.sha256()));
    }

    @Test
    void anEmptyListingGivesAnEmptyFolder() throws Exception {
        assertThat(rig.sync().complete()).isTrue();
        assertThat(rig.files()).isEmpty();
    }

    @Test
    void downloadsANewVersionOfAnySize() throws Exception {
        SampleAsset same = rig.add("Same size");
        SampleAsset other = rig.add("Other size");
        rig.sync();
        rig.later();
        rig.library().uploadNewVersion(same.id());
        rig.library().uploadNewVersion(other.id(), "new.jpg", 12_345);
        SyncReport report = rig.sync();
        assertThat(report.assets())
                .extracting(AssetReport::path, AssetReport::outcome, AssetReport::reason)
                .containsExactlyInAnyOrder(
                        tuple("Same size.jpg", Outcome.UPDATED, "version 2 in Bynder"),
                        tuple("Other size.jpg", Outcome.UPDATED, "version 2 in Bynder"));
        assertThat(report.apiRequests()).as("a page, and two for each").isEqualTo(1 + 2 * 2);
        rig.assertFolderEqualsSet();
        rig.assertNothingToDo();
    }

    @Test
    void downloadsAnOlderVersionThatIsActiveAgain() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        rig.library().uploadNewVersion(asset.id());
        rig.sync();
        rig.later();
        rig.library().activate(asset.id(), 1);
        assertThat(rig.sync().count(Outcome.UPDATED)).isEqualTo(1);
        rig.assertFolderEqualsSet();
        rig.later();
        rig.library().activate(asset.id(), 2);
        assertThat(rig.sync().count(Outcome.UPDATED)).isEqualTo(1);
        rig.assertFolderEqualsSet();
        rig.assertNothingToDo();
    }

    @Test
    void downloadsNothingAfterAMetadataChange() throws Exception {
        SampleAsset once = rig.add("One version");
        SampleAsset twice = rig.add("Two versions");
        rig.library().uploadNewVersion(twice.id());
        rig.sync();
        for (int n = 0; n < 2; n++) {
            rig.later();
            rig.library().describe(once.id(), "words " + n);
            rig.library().describe(twice.id(), "words " + n);
            SyncReport report = rig.sync();
            assertThat(report.assets())
                    .extracting(AssetReport::outcome, AssetReport::reason)
                    .containsOnly(tuple(Outcome.METADATA_ONLY, "only metadata changed in Bynder"));
            assertThat(report.count(Outcome.METADATA_ONLY)).isEqualTo(2);
            assertThat(report.bytesDownloaded()).isZero();
            assertThat(report.changed()).isFalse();
        }
        assertThat(rig.portal.traffic().wholeDownloads(once.id())).isEqualTo(1);
        assertThat(rig.portal.traffic().wholeDownloads(twice.id())).isEqualTo(1);
        rig.assertNothingToDo();
    }

    /** The link that we write changes the modification date like the edit of a user. */
    @Test
    void doesNotReportItsOwnEditsAsChanges() throws Exception {
        SampleAsset linked = rig.add("Linked");
        SampleAsset edited = rig.add("Edited");
        SampleAsset updated = rig.add("Updated");
        rig.sync();
        rig.later();
        rig.library().describe(linked.id(), "our link");
        rig.library().describe(edited.id(), "words");
        rig.library().uploadNewVersion(updated.id());

        SyncReport report = rig.syncKnowingOwnEdits(List.of(linked.id(), updated.id()));

        assertThat(report.assets())
                .extracting(AssetReport::id, AssetReport::outcome)
                .containsExactlyInAnyOrder(
                        tuple(edited.id(), Outcome.METADATA_ONLY), tuple(updated.id(), Outcome.UPDATED));
        assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(1);
        rig.assertFolderEqualsSet();
        rig.assertNothingToDo();
    }

    @Test
    void reportsANewNameInTheTimeOfItsOwnEdit() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        rig.sync();
        rig.later();
        rig.library().rename(asset.id(), "Poster");

        assertThat(rig.syncKnowingOwnEdits(List.of(asset.id())).assets())
                .extracting(AssetReport::outcome)
                .containsExactly(Outcome.RENAMED);
    }

    /** The host's entity tag is all there is to tell an older version by, and that changes when files are moved. */
    @Test
    void comparesTheBytesIfMetadataIsInconclusive() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        rig.library().uploadNewVersion(asset.id());
        rig.sync();
        rig.later();
        rig.library().describe(asset.id(), "words");
        rig.portal.quirks().changeEtag(asset.id());
        SyncReport report = rig.sync();
        assertThat(report.assets())
                .extracting(AssetReport::outcome, AssetReport::reason)
                .containsExactly(tuple(Outcome.METADATA_ONLY, "changed in Bynder, but the file is the same"));
        rig.assertNothingToDo();
    }

    @Test
    void renamesWithoutDownloading() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        rig.sync();
        rig.later();
        rig.library().rename(asset.id(), "Poster");
        SyncReport report = rig.sync();
        assertThat(report.assets())
                .extracting(AssetReport::path, AssetReport::outcome, AssetReport::reason)
                .containsExactly(tuple("Poster.jpg", Outcome.RENAMED, "previously Flyer.jpg"));
        assertThat(report.bytesDownloaded()).isZero();
        assertThat(rig.files()).containsExactly(Map.entry("Poster.jpg", asset.sha256()));
        rig.assertNothingToDo();
    }

    @Test
    void renamesAndUpdatesAtOnce() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        rig.sync();
        rig.later();
        rig.library().rename(asset.id(), "Poster");
        rig.library().uploadNewVersion(asset.id());
        SyncReport report = rig.sync();
        assertThat(report.assets())
                .extracting(AssetReport::path, AssetReport::outcome)
                .containsExactly(tuple("Poster.jpg", Outcome.UPDATED));
        rig.assertFolderEqualsSet();
        rig.assertNothingToDo();
    }

    @Test
    void deletesRemovedAssets() throws Exception {
        SampleAsset untagged = rig.add("Untagged");
        SampleAsset deleted = rig.add("Deleted");
        rig.add("Stays");
        rig.sync();
        rig.library().untag(untagged.id(), SyncFixture.TAG);
        rig.library().delete(deleted.id());
        SyncReport report = rig.sync();
        assertThat(report.assets())
                .extracting(AssetReport::name, AssetReport::path, AssetReport::outcome, AssetReport::reason)
                .containsExactlyInAnyOrder(
                        tuple(
                                "Untagged",
                                "Untagged.jpg",
                                Outcome.DELETED,
                                "tag removed, archived or deleted in Bynder"),
                        tuple("Deleted", "Deleted.jpg", Outcome.DELETED, "tag removed, archived or deleted in Bynder"));
        assertThat(report.changed()).isTrue();
        rig.assertFolderEqualsSet();
        rig.assertNothingToDo();
    }

    @Test
    void downloadsARetaggedAsset() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        rig.sync();
        rig.library().untag(asset.id(), SyncFixture.TAG);
        rig.sync();
        rig.library().tag(asset.id(), SyncFixture.TAG);
        assertThat(rig.sync().count(Outcome.ADDED)).isEqualTo(1);
        rig.assertFolderEqualsSet();
    }

    @Test
    void sendsAtMostTwoRequestsPerChangedAsset() throws Exception {
        for (int n = 0; n < 40; n++) {
            rig.add("Flyer " + n);
        }
        rig.sync();
        rig.later();
        rig.library().assets().stream().limit(10).forEach(asset -> rig.library().uploadNewVersion(asset.id()));
        rig.portal.traffic().reset();
        rig.sync();
        assertThat(rig.portal.traffic().apiRequests()).isLessThanOrEqualTo(1 + 2 * 10);
        assertThat(rig.portal.traffic().bytesSent()).isEqualTo(10 * 20_000);
        rig.assertFolderEqualsSet();
    }

    @Test
    void readsNoPageBeyondTheEnd() throws Exception {
        for (int n = 0; n < 2000; n++) {
            rig.library().add(NewAsset.jpeg("Flyer " + n).size(300).tags(SyncFixture.TAG));
        }
        assertThat(rig.sync(settings -> settings.withDryRun(true)).apiRequests())
                .isEqualTo(2);
        rig.add("One more");
        SyncReport report = rig.sync(settings -> settings.withDryRun(true));
        assertThat(report.apiRequests()).isEqualTo(3);
        assertThat(report.count(Outcome.ADDED)).isEqualTo(2001);
    }

    @Test
    void downloadsEmptyFiles() throws Exception {
        rig.library().add(NewAsset.video("Empty", 0).tags(SyncFixture.TAG));
        assertThat(rig.sync().count(Outcome.ADDED)).isEqualTo(1);
        assertThat(rig.folder.resolve("Empty.mp4")).isEmptyFile();
        rig.assertNothingToDo();
    }

    @Test
    void showsItsProgress() throws Exception {
        rig.add("Flyer");
        rig.add("Poster");
        rig.sync();
        assertThat(rig.progress().snapshot())
                .isEqualTo(new SyncProgress.Snapshot(SyncProgress.Phase.ENDED, 2, 2, 2, 40_000, 40_000));
    }

    @Test
    void reportsEachDisclaimerOnceWithoutMarkup() throws Exception {
        rig.add("One");
        rig.add("Two");
        SampleAsset big =
                rig.library().add(NewAsset.jpeg("Three").size(3_000_000).tags(SyncFixture.TAG));
        rig.portal
                .faults()
                .add(disclaimer("<p>Print &amp;amp; fax <b>only</b>.</p>").asset(big.id()));
        rig.portal
                .faults()
                .add(disclaimer("<p>Print &amp;amp; web <b>only</b>.</p>")
                        .when(call -> !call.assetId().equals(big.id())));
        SyncReport report = rig.sync();
        assertThat(report.complete()).isTrue();
        assertThat(report.disclaimers()).containsExactlyInAnyOrder("Print &amp; web only.", "Print &amp; fax only.");
        assertThat(rig.sync().disclaimers()).isEmpty();
    }

    private static FaultRule disclaimer(String html) {
        return FaultRule.api(
                        Fault.rewritten(json -> json.replace("\"disclaimer\":\"\"", "\"disclaimer\":\"" + html + "\"")))
                .on(Route.DOWNLOAD);
    }

    /** Case 11: a title is decoded once, so that no run renames what the one before has named. */
    @Test
    void decodesEscapedTitlesAndTags() throws Exception {
        rig.add("R&D <1>");
        rig.portal
                .faults()
                .add(FaultRule.api(Fault.rewritten(
                                json -> json.replace("&", "&amp;").replace("<", "&lt;")))
                        .on(Route.MEDIA_LIST));
        assertThat(rig.sync().complete()).isTrue();
        assertThat(rig.files().keySet())
                .singleElement()
                .asString()
                .startsWith("R&D")
                .doesNotContain("amp");
        rig.assertNothingToDo();
        rig.portal.faults().clear();
        rig.assertNothingToDo();
    }
}
