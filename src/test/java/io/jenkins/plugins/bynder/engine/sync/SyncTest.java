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

    private SyncFixture fixture;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        fixture = new SyncFixture(folder.resolve("some where/DAM import"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void downloadsEveryTaggedAssetAndThenHasNothingToDo() throws Exception {
        for (int n = 0; n < 30; n++) {
            fixture.add("Flyer " + n);
        }
        fixture.library().add(NewAsset.jpeg("Another spelling").tags("gelato"));
        SyncReport first = fixture.sync();
        assertThat(first.complete()).isTrue();
        assertThat(first.message()).isEmpty();
        assertThat(first.count(Outcome.ADDED)).isEqualTo(30);
        assertThat(first.assets()).extracting(AssetReport::reason).containsOnly("newly tagged");
        assertThat(first.apiRequests())
                .isEqualTo(31)
                .isEqualTo(fixture.portal.traffic().apiRequests());
        assertThat(first.bytesDownloaded()).isEqualTo(30 * 20_000);
        fixture.assertFolderEqualsSet();

        Map<String, String> before = fixture.everything();
        SyncReport second = fixture.sync();
        assertThat(second.complete()).isTrue();
        assertThat(second.count(Outcome.UNCHANGED)).isEqualTo(30);
        assertThat(second.assets()).isEmpty();
        assertThat(second.changed()).isFalse();
        assertThat(second.apiRequests()).isEqualTo(1);
        assertThat(fixture.everything()).isEqualTo(before);
    }

    @Test
    void reportsTheContentOfTheFolder() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        AssetReport report = fixture.sync().assets().get(0);
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
        assertThat(fixture.files()).containsExactly(Map.entry("Flyer.jpg", asset.sha256()));
    }

    @Test
    void anEmptyListingGivesAnEmptyFolder() throws Exception {
        assertThat(fixture.sync().complete()).isTrue();
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void downloadsANewVersionOfAnySize() throws Exception {
        SampleAsset same = fixture.add("Same size");
        SampleAsset other = fixture.add("Other size");
        fixture.sync();
        fixture.later();
        fixture.library().uploadNewVersion(same.id());
        fixture.library().uploadNewVersion(other.id(), "new.jpg", 12_345);
        SyncReport report = fixture.sync();
        assertThat(report.assets())
                .extracting(AssetReport::path, AssetReport::outcome, AssetReport::reason)
                .containsExactlyInAnyOrder(
                        tuple("Same size.jpg", Outcome.UPDATED, "version 2 in Bynder"),
                        tuple("Other size.jpg", Outcome.UPDATED, "version 2 in Bynder"));
        assertThat(report.apiRequests()).as("a page, and two for each").isEqualTo(1 + 2 * 2);
        fixture.assertFolderEqualsSet();
        fixture.assertNothingToDo();
    }

    @Test
    void downloadsAnOlderVersionThatIsActiveAgain() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.library().uploadNewVersion(asset.id());
        fixture.sync();
        fixture.later();
        fixture.library().activate(asset.id(), 1);
        assertThat(fixture.sync().count(Outcome.UPDATED)).isEqualTo(1);
        fixture.assertFolderEqualsSet();
        fixture.later();
        fixture.library().activate(asset.id(), 2);
        assertThat(fixture.sync().count(Outcome.UPDATED)).isEqualTo(1);
        fixture.assertFolderEqualsSet();
        fixture.assertNothingToDo();
    }

    @Test
    void downloadsNothingAfterAMetadataChange() throws Exception {
        SampleAsset once = fixture.add("One version");
        SampleAsset twice = fixture.add("Two versions");
        fixture.library().uploadNewVersion(twice.id());
        fixture.sync();
        for (int n = 0; n < 2; n++) {
            fixture.later();
            fixture.library().describe(once.id(), "words " + n);
            fixture.library().describe(twice.id(), "words " + n);
            SyncReport report = fixture.sync();
            assertThat(report.assets())
                    .extracting(AssetReport::outcome, AssetReport::reason)
                    .containsOnly(tuple(Outcome.METADATA_ONLY, "only metadata changed in Bynder"));
            assertThat(report.count(Outcome.METADATA_ONLY)).isEqualTo(2);
            assertThat(report.bytesDownloaded()).isZero();
            assertThat(report.changed()).isFalse();
        }
        assertThat(fixture.portal.traffic().wholeDownloads(once.id())).isEqualTo(1);
        assertThat(fixture.portal.traffic().wholeDownloads(twice.id())).isEqualTo(1);
        fixture.assertNothingToDo();
    }

    /** The link that we write changes the modification date like the edit of a user. */
    @Test
    void doesNotReportItsOwnEditsAsChanges() throws Exception {
        SampleAsset linked = fixture.add("Linked");
        SampleAsset edited = fixture.add("Edited");
        SampleAsset updated = fixture.add("Updated");
        fixture.sync();
        fixture.later();
        fixture.library().describe(linked.id(), "our link");
        fixture.library().describe(edited.id(), "words");
        fixture.library().uploadNewVersion(updated.id());

        SyncReport report = fixture.syncKnowingOwnEdits(List.of(linked.id(), updated.id()));

        assertThat(report.assets())
                .extracting(AssetReport::id, AssetReport::outcome)
                .containsExactlyInAnyOrder(
                        tuple(edited.id(), Outcome.METADATA_ONLY), tuple(updated.id(), Outcome.UPDATED));
        assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(1);
        fixture.assertFolderEqualsSet();
        fixture.assertNothingToDo();
    }

    @Test
    void reportsANewNameInTheTimeOfItsOwnEdit() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        fixture.later();
        fixture.library().rename(asset.id(), "Poster");

        assertThat(fixture.syncKnowingOwnEdits(List.of(asset.id())).assets())
                .extracting(AssetReport::outcome)
                .containsExactly(Outcome.RENAMED);
    }

    /** The host's entity tag is all there is to tell an older version by, and that changes when files are moved. */
    @Test
    void comparesTheBytesIfMetadataIsInconclusive() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.library().uploadNewVersion(asset.id());
        fixture.sync();
        fixture.later();
        fixture.library().describe(asset.id(), "words");
        fixture.portal.quirks().changeEtag(asset.id());
        SyncReport report = fixture.sync();
        assertThat(report.assets())
                .extracting(AssetReport::outcome, AssetReport::reason)
                .containsExactly(tuple(Outcome.METADATA_ONLY, "changed in Bynder, but the file is the same"));
        fixture.assertNothingToDo();
    }

    @Test
    void renamesWithoutDownloading() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        fixture.later();
        fixture.library().rename(asset.id(), "Poster");
        SyncReport report = fixture.sync();
        assertThat(report.assets())
                .extracting(AssetReport::path, AssetReport::outcome, AssetReport::reason)
                .containsExactly(tuple("Poster.jpg", Outcome.RENAMED, "previously Flyer.jpg"));
        assertThat(report.bytesDownloaded()).isZero();
        assertThat(fixture.files()).containsExactly(Map.entry("Poster.jpg", asset.sha256()));
        fixture.assertNothingToDo();
    }

    @Test
    void renamesAndUpdatesAtOnce() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        fixture.later();
        fixture.library().rename(asset.id(), "Poster");
        fixture.library().uploadNewVersion(asset.id());
        SyncReport report = fixture.sync();
        assertThat(report.assets())
                .extracting(AssetReport::path, AssetReport::outcome)
                .containsExactly(tuple("Poster.jpg", Outcome.UPDATED));
        fixture.assertFolderEqualsSet();
        fixture.assertNothingToDo();
    }

    @Test
    void deletesRemovedAssets() throws Exception {
        SampleAsset untagged = fixture.add("Untagged");
        SampleAsset deleted = fixture.add("Deleted");
        fixture.add("Stays");
        fixture.sync();
        fixture.library().untag(untagged.id(), SyncFixture.TAG);
        fixture.library().delete(deleted.id());
        SyncReport report = fixture.sync();
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
        fixture.assertFolderEqualsSet();
        fixture.assertNothingToDo();
    }

    @Test
    void downloadsARetaggedAsset() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        fixture.library().untag(asset.id(), SyncFixture.TAG);
        fixture.sync();
        fixture.library().tag(asset.id(), SyncFixture.TAG);
        assertThat(fixture.sync().count(Outcome.ADDED)).isEqualTo(1);
        fixture.assertFolderEqualsSet();
    }

    @Test
    void sendsAtMostTwoRequestsPerChangedAsset() throws Exception {
        for (int n = 0; n < 40; n++) {
            fixture.add("Flyer " + n);
        }
        fixture.sync();
        fixture.later();
        fixture.library().assets().stream()
                .limit(10)
                .forEach(asset -> fixture.library().uploadNewVersion(asset.id()));
        fixture.portal.traffic().reset();
        fixture.sync();
        assertThat(fixture.portal.traffic().apiRequests()).isLessThanOrEqualTo(1 + 2 * 10);
        assertThat(fixture.portal.traffic().bytesSent()).isEqualTo(10 * 20_000);
        fixture.assertFolderEqualsSet();
    }

    @Test
    void readsNoPageBeyondTheEnd() throws Exception {
        for (int n = 0; n < 2000; n++) {
            fixture.library().add(NewAsset.jpeg("Flyer " + n).size(300).tags(SyncFixture.TAG));
        }
        assertThat(fixture.sync(settings -> settings.withDryRun(true)).apiRequests())
                .isEqualTo(2);
        fixture.add("One more");
        SyncReport report = fixture.sync(settings -> settings.withDryRun(true));
        assertThat(report.apiRequests()).isEqualTo(3);
        assertThat(report.count(Outcome.ADDED)).isEqualTo(2001);
    }

    @Test
    void downloadsEmptyFiles() throws Exception {
        fixture.library().add(NewAsset.video("Empty", 0).tags(SyncFixture.TAG));
        assertThat(fixture.sync().count(Outcome.ADDED)).isEqualTo(1);
        assertThat(fixture.folder.resolve("Empty.mp4")).isEmptyFile();
        fixture.assertNothingToDo();
    }

    @Test
    void showsItsProgress() throws Exception {
        fixture.add("Flyer");
        fixture.add("Poster");
        fixture.sync();
        assertThat(fixture.progress().snapshot())
                .isEqualTo(new SyncProgress.Snapshot(SyncProgress.Phase.ENDED, 2, 2, 2, 40_000, 40_000));
    }

    @Test
    void reportsEachDisclaimerOnceWithoutMarkup() throws Exception {
        fixture.add("One");
        fixture.add("Two");
        SampleAsset big =
                fixture.library().add(NewAsset.jpeg("Three").size(3_000_000).tags(SyncFixture.TAG));
        fixture.portal
                .faults()
                .add(disclaimer("<p>Print &amp;amp; fax <b>only</b>.</p>").asset(big.id()));
        fixture.portal
                .faults()
                .add(disclaimer("<p>Print &amp;amp; web <b>only</b>.</p>")
                        .when(call -> !call.assetId().equals(big.id())));
        SyncReport report = fixture.sync();
        assertThat(report.complete()).isTrue();
        assertThat(report.disclaimers()).containsExactlyInAnyOrder("Print &amp; web only.", "Print &amp; fax only.");
        assertThat(fixture.sync().disclaimers()).isEmpty();
    }

    private static FaultRule disclaimer(String html) {
        return FaultRule.api(
                        Fault.rewritten(json -> json.replace("\"disclaimer\":\"\"", "\"disclaimer\":\"" + html + "\"")))
                .on(Route.DOWNLOAD);
    }

    /** Case 11: a title is decoded once, so that no run renames what the one before has named. */
    @Test
    void decodesEscapedTitlesAndTags() throws Exception {
        fixture.add("R&D <1>");
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.rewritten(
                                json -> json.replace("&", "&amp;").replace("<", "&lt;")))
                        .on(Route.MEDIA_LIST));
        assertThat(fixture.sync().complete()).isTrue();
        assertThat(fixture.files().keySet())
                .singleElement()
                .asString()
                .startsWith("R&D")
                .doesNotContain("amp");
        fixture.assertNothingToDo();
        fixture.portal.faults().clear();
        fixture.assertNothingToDo();
    }
}
