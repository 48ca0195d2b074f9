package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sync makes of a portal and a file host that fail. */
class SyncFaultsTest {

    private SyncFixture fixture;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        fixture = new SyncFixture(folder.resolve("DAM import"));
        fixture.timeouts(Duration.ofSeconds(60), Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void downloadsEveryFileCorrectlyDespiteAllFaults(long seed) throws Exception {
        for (int n = 0; n < 150; n++) {
            fixture.library()
                    .add(NewAsset.jpeg("Flyer " + n).size(20_000 + n * 100).tags(SyncFixture.TAG));
        }
        on(FaultRule.api(Fault.status(500)).chance(0.05, seed));
        on(FaultRule.api(Fault.html(200)).on(Route.DOWNLOAD).chance(0.02, seed));
        on(FaultRule.api(Fault.lostAnswer()).chance(0.02, seed));
        on(FaultRule.files(Fault.status(503)).chance(0.05, seed));
        on(FaultRule.files(Fault.resetAfter(7_000)).chance(0.05, seed));
        on(FaultRule.files(Fault.closedAfter(12_000)).chance(0.05, seed));
        on(FaultRule.files(Fault.announcesMore(5)).chance(0.02, seed));
        on(FaultRule.files(Fault.truncated(10_000)).chance(0.02, seed));
        on(FaultRule.files(Fault.expiredLink()).chance(0.05, seed));
        on(FaultRule.files(Fault.stallAfter(3_000)).chance(0.01, seed));
        on(FaultRule.files(Fault.otherEtag()).chance(0.02, seed));
        on(FaultRule.files(Fault.withoutHeader("ETag")).chance(0.05, seed));
        List<String> whole =
                fixture.library().assets().stream().map(SampleAsset::sha256).toList();
        SyncReport report;
        try (Watcher watcher = new Watcher(fixture.folder, whole)) {
            report = fixture.sync(settings -> settings.withConcurrency(16));
            assertThat(watcher).isNotNull();
        }
        assertThat(report.assets()).extracting(AssetReport::outcome).containsOnly(Outcome.ADDED);
        fixture.assertFolderEqualsSet();
        fixture.portal.faults().clear();
        fixture.assertNothingToDo();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void downloadsNothingIfTheComparisonFailsAtFirst(int failures) throws Exception {
        SampleAsset asset =
                fixture.library().add(NewAsset.jpeg("Flyer").size(20_000).tags(SyncFixture.TAG));
        fixture.library().uploadNewVersion(asset.id());
        fixture.sync();
        fixture.later();
        fixture.library().describe(asset.id(), "words");
        on(FaultRule.files(Fault.status(503)).times(failures));
        fixture.portal.traffic().reset();
        SyncReport report = fixture.sync();
        assertThat(report.assets()).extracting(AssetReport::outcome).containsExactly(Outcome.METADATA_ONLY);
        assertThat(fixture.portal.traffic().fileRequests()).isEqualTo(failures + 1L);
        assertThat(fixture.portal.traffic().wholeDownloads(asset.id())).isZero();
        fixture.assertNothingToDo();
    }

    /** One request in twenty fails, one file in fifty breaks off, one in a hundred falls silent. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void needsFewExtraRequestsAfterFailures(long seed) throws Exception {
        fixture.patience(Duration.ofSeconds(30));
        fixture.silence(RetryTimings.standard(Duration.ofSeconds(30)).stallTimeout());
        for (int n = 0; n < 400; n++) {
            fixture.library().add(NewAsset.jpeg("Flyer " + n).size(8_000).tags(SyncFixture.TAG));
        }
        on(FaultRule.api(Fault.status(500)).chance(0.05, seed));
        on(FaultRule.files(Fault.status(503)).chance(0.05, ~seed));
        on(FaultRule.files(Fault.resetAfter(4_000)).chance(0.02, seed + 100));
        on(FaultRule.files(Fault.stallAfter(2_000)).chance(0.01, seed + 200));
        SyncReport report = fixture.sync(settings -> settings.withConcurrency(16));
        assertThat(report.assets())
                .filteredOn(asset -> asset.outcome() != Outcome.ADDED)
                .isEmpty();
        assertThat(report.count(Outcome.ADDED)).isEqualTo(400);
        long clean = 1 + 400 + 400;
        long requests = fixture.portal.traffic().apiRequests()
                + fixture.portal.traffic().fileRequests();
        assertThat(requests).isBetween(clean + 1, clean * 115 / 100);
    }

    @Test
    void resumesABrokenTransfer() throws Exception {
        SampleAsset asset =
                fixture.library().add(NewAsset.video("Film", 3_000_000).tags(SyncFixture.TAG));
        on(FaultRule.files(Fault.closedAfter(1_000_000)).times(2));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
        assertThat(fixture.portal.traffic().bytesSent(asset.id())).isLessThan(3_100_000);
    }

    /** A reset discards bytes that the kernel has not handed over yet, so their number says nothing about the sync. */
    @Test
    void completesAFileAfterResets() throws Exception {
        fixture.library().add(NewAsset.video("Film", 3_000_000).tags(SyncFixture.TAG));
        on(FaultRule.files(Fault.resetAfter(1_000_000)).times(2));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
        assertThat(fixture.portal.traffic().fileRequests()).isEqualTo(3);
    }

    @Test
    void resumesInTheNextRun() throws Exception {
        SampleAsset asset =
                fixture.library().add(NewAsset.video("Film", 3_000_000).tags(SyncFixture.TAG));
        on(FaultRule.files(Fault.closedAfter(2_500_000)).times(1));
        on(FaultRule.files(Fault.status(503)).skip(1));
        SyncReport failed = fixture.sync();
        assertThat(failed.end()).isEqualTo(SyncReport.End.COMPLETED_WITH_FAILURES);
        assertThat(fixture.files()).isEmpty();
        fixture.portal.faults().clear();
        fixture.portal.traffic().reset();
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
        assertThat(fixture.portal.traffic().bytesSent(asset.id())).isLessThan(600_000);
        assertThat(fixture.folder.resolve(".bynder/parts")).isEmptyDirectory();
        assertThat(fixture.folder.resolve(".bynder/parts.jsonl")).doesNotExist();
    }

    @Test
    void startsOverIfTheFileHasChangedMeanwhile() throws Exception {
        SampleAsset asset =
                fixture.library().add(NewAsset.video("Film", 3_000_000).tags(SyncFixture.TAG));
        on(FaultRule.files(Fault.resetAfter(2_500_000)).times(1));
        on(FaultRule.files(Fault.meanwhile(() -> fixture.library().uploadNewVersion(asset.id())))
                .skip(1)
                .times(1));
        on(FaultRule.files(Fault.status(503)).skip(1).times(5));
        assertThat(fixture.sync().end()).isEqualTo(SyncReport.End.COMPLETED_WITH_FAILURES);
        fixture.later();
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
        fixture.assertNothingToDo();
    }

    @Test
    void worksWithoutRanges() throws Exception {
        fixture.library().add(NewAsset.video("Film", 300_000).tags(SyncFixture.TAG));
        fixture.portal.quirks().ignoreRanges(true);
        on(FaultRule.files(Fault.resetAfter(200_000)).times(2));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    @Test
    void downloadsAVersionUploadedAfterTheListing() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        on(FaultRule.api(Fault.meanwhile(() -> {
                    fixture.later();
                    fixture.library().uploadNewVersion(asset.id(), "new.jpg", 30_000);
                }))
                .on(Route.DOWNLOAD)
                .times(1));
        SyncReport report = fixture.sync();
        assertThat(report.assets()).extracting(AssetReport::size).containsExactly(30_000L);
        fixture.assertFolderEqualsSet();
        assertThat(fixture.sync().bytesDownloaded()).as("the version is known").isZero();
        fixture.assertNothingToDo();
    }

    @Test
    void replacesExpiredLinks() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        on(FaultRule.files(Fault.expiredLink()).times(2));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
        on(FaultRule.files(Fault.expiredLink()));
        fixture.later();
        fixture.library().uploadNewVersion(asset.id());
        SyncReport report = fixture.sync();
        assertThat(report.assets())
                .extracting(AssetReport::outcome, AssetReport::reason)
                .containsExactly(
                        tuple(Outcome.FAILED, "The file host 127.0.0.1 answered with status 403 (application/xml)."));
        assertThat(fixture.files()).as("the old version stays").containsEntry("Flyer.jpg", asset.sha256());
    }

    @Test
    void oneRejectedAssetDoesNotStopTheOthers() throws Exception {
        fixture.add("Flyer");
        SampleAsset marked =
                fixture.library().add(NewAsset.jpeg("Marked").watermarked().tags(SyncFixture.TAG));
        fixture.portal.access().owner().setRoles(Set.of("MEDIAHIGHRES", "ARCHIVEMEDIA", "EMARGOMEDIA"));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.COMPLETED_WITH_FAILURES);
        assertThat(report.message()).contains("One asset failed");
        assertThat(report.assets().get(0).id()).isEqualTo(marked.id());
        assertThat(report.assets().get(0).reason()).contains("DOWNLOADWATERMARK");
        assertThat(report.count(Outcome.ADDED)).isEqualTo(1);
    }

    @Test
    void stopsIfEveryAssetIsRejected() throws Exception {
        for (int n = 0; n < 300; n++) {
            fixture.library().add(NewAsset.jpeg("Flyer " + n).size(300).tags(SyncFixture.TAG));
        }
        fixture.portal.access().owner().setRoles(Set.of());
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.PORTAL_UNAVAILABLE);
        assertThat(report.message()).contains("MEDIAHIGHRES");
        assertThat(report.count(Outcome.FAILED)).isBetween(20, 28);
    }

    @Test
    void reportsAnUnreachablePortalBeforePlanning() throws Exception {
        fixture.portal.access().owner().revoke();
        assertThatThrownBy(fixture::sync)
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e -> assertThat(e.problem()).isEqualTo(PortalException.Problem.CREDENTIALS));
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void stopsIfThePortalBecomesUnavailableAndResumesLater() throws Exception {
        for (int n = 0; n < 60; n++) {
            fixture.add("Flyer " + n);
        }
        on(FaultRule.api(Fault.status(503)).on(Route.DOWNLOAD).skip(20));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.PORTAL_UNAVAILABLE);
        assertThat(report.message()).contains("run again to continue");
        assertThat(report.count(Outcome.ADDED)).isEqualTo(20);
        assertThat(fixture.files()).hasSize(20);
        fixture.portal.faults().clear();
        SyncReport rest = fixture.sync();
        assertThat(rest.count(Outcome.ADDED)).isEqualTo(40);
        assertThat(rest.count(Outcome.UNCHANGED)).isEqualTo(20);
        fixture.assertFolderEqualsSet();
    }

    /** Rule 4: changed assets that cannot be read hold up no new one. */
    @Test
    void addsNewAssetsIfTheVersionsOfOthersCannotBeRead() throws Exception {
        for (int n = 0; n < 12; n++) {
            fixture.add("Flyer " + n);
        }
        fixture.sync();
        var before = fixture.files();
        fixture.later();
        fixture.library().assets().forEach(asset -> fixture.library().describe(asset.id(), "words"));
        fixture.add("New");
        on(FaultRule.api(Fault.status(500)).on(Route.MEDIA));
        fixture.portal.traffic().reset();
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.PORTAL_UNAVAILABLE);
        assertThat(report.message()).contains("status 500");
        assertThat(report.count(Outcome.ADDED)).isEqualTo(1);
        assertThat(report.count(Outcome.FAILED)).isEqualTo(12);
        assertThat(fixture.files()).containsAllEntriesOf(before).hasSize(13);
        assertThat(fixture.portal.traffic().apiRequests()).isLessThan(80);
        fixture.portal.faults().clear();
        assertThat(fixture.sync().complete()).isTrue();
    }

    @Test
    void stopsIfTheCredentialsAreRevokedDuringTheSync() throws Exception {
        for (int n = 0; n < 60; n++) {
            fixture.add("Flyer " + n);
        }
        on(FaultRule.api(Fault.meanwhile(() -> fixture.portal.access().owner().revoke()))
                .on(Route.DOWNLOAD)
                .skip(10));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.PORTAL_UNAVAILABLE);
        assertThat(fixture.portal.traffic().apiRequests()).isLessThan(40);
    }

    @Test
    void stopsIfTheFileHostBecomesUnavailable() throws Exception {
        for (int n = 0; n < 60; n++) {
            fixture.add("Flyer " + n);
        }
        on(FaultRule.files(Fault.status(503)));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.PORTAL_UNAVAILABLE);
        assertThat(report.count(Outcome.FAILED)).isLessThan(40);
        assertThat(report.message()).contains("503");
    }

    @Test
    void reportsContainNoLinkAndNoSecret() throws Exception {
        fixture.add("Flyer");
        on(FaultRule.files(Fault.resetAfter(0)));
        SyncReport report = fixture.sync();
        String token = fixture.portal.access().owner().keys().permanentToken();
        assertThat(report.toString())
                .doesNotContain(token)
                .doesNotContain("Signature")
                .doesNotContain("?");
        assertThat(report.assets()).extracting(AssetReport::outcome).containsExactly(Outcome.FAILED);
    }

    private void on(FaultRule rule) {
        fixture.portal.faults().add(rule);
    }
}
