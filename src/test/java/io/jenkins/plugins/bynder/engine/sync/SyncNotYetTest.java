package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAnswer;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not there yet, and hosts that give none: cases 9, 23 and 26. */
@Timeout(180)
class SyncNotYetTest extends SyncFixtureBase {

    /** Case 23. */
    @ParameterizedTest
    @ValueSource(ints = {202, 204, 404, 200})
    void waitsForADerivative(int status) throws Exception {
        for (int n = 0; n < 20; n++) {
            fixture.add("Poster " + n);
        }
        fixture.available(30_000);
        fixture.portal
                .faults()
                .add(FaultRule.files(Fault.instead(SampleAnswer.of(status, "image/png", "")))
                        .on(Route.RENDITION)
                        .times(25));
        SyncReport report = derivative();
        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        assertThat(report.count(Outcome.ADDED)).isEqualTo(20);
        assertThat(fixture.files()).hasSize(20);
    }

    /** Case 23: what never comes neither ends the sync nor holds up the others, and a later sync gets it. */
    @Test
    void reportsADerivativeThatStaysUnavailable() throws Exception {
        for (int n = 0; n < 10; n++) {
            SampleAsset late = fixture.add("Late " + n);
            fixture.portal
                    .faults()
                    .add(FaultRule.files(Fault.instead(SampleAnswer.of(202, "image/png", "")))
                            .asset(late.id()));
        }
        fixture.add("Good");
        SyncReport report = derivative();
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(report.count(Outcome.UNAVAILABLE)).isEqualTo(10);
        assertThat(report.assets().get(0).reason())
                .contains("not available yet")
                .contains("202");
        assertThat(fixture.files()).containsOnlyKeys("Good.png");
        fixture.portal.faults().clear();
        assertThat(derivative().count(Outcome.ADDED)).isEqualTo(10);
    }

    /** Case 9. */
    @Test
    void waitsForAnOriginal() throws Exception {
        fixture.available(30_000);
        fixture.add("Late");
        fixture.add("Good");
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.status(404, "Original file not available"))
                        .on(Route.DOWNLOAD)
                        .times(3));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    /** Case 9: other answers about an original that is still processed. */
    @ParameterizedTest
    @ValueSource(ints = {202, 204, 409, 425})
    void waitsForALink(int status) throws Exception {
        fixture.available(30_000);
        fixture.add("Late");
        fixture.add("Good");
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.instead(SampleAnswer.of(status, "application/json", "")))
                        .on(Route.DOWNLOAD)
                        .times(3));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    /** Case 9: nothing is called kept that never was here. */
    @Test
    void reportsAnOriginalThatStaysUnavailable() throws Exception {
        SampleAsset late = fixture.add("Late");
        fixture.portal.quirks().withoutFile(late.id());
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(report.count(Outcome.KEPT)).isZero();
        assertThat(report.assets()).singleElement().satisfies(asset -> {
            assertThat(asset.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(asset.reason()).contains("not available yet").contains("Original file not available");
            assertThat(asset.path()).isEmpty();
        });
        fixture.portal.quirks().clear();
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    /** Rule 3: further attempts cost no more requests than there are files. */
    @Test
    void manyUnavailableOriginalsCostFewRequests() throws Exception {
        for (int n = 0; n < 300; n++) {
            fixture.portal.quirks().withoutFile(fixture.add("Late " + n).id());
        }
        SyncReport report = fixture.sync();
        assertThat(report.count(Outcome.UNAVAILABLE)).isEqualTo(300);
        assertThat(report.apiRequests()).isLessThanOrEqualTo(2 * 300 + 101);
    }

    /** Case 9: a version that is not stored yet leaves the file of the one before. */
    @Test
    void keepsTheOldFileUntilTheNewVersionIsStored() throws Exception {
        SampleAsset asset = fixture.add("Poster");
        fixture.sync();
        var before = fixture.files();
        fixture.later();
        fixture.library().uploadNewVersion(asset.id());
        fixture.portal.quirks().withoutFile(asset.id());
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(report.assets().get(0).reason()).contains("kept");
        assertThat(fixture.files()).isEqualTo(before);
        fixture.portal.quirks().clear();
        assertThat(fixture.sync().count(Outcome.UPDATED)).isEqualTo(1);
        fixture.assertFolderEqualsSet();
    }

    /** The kind of case 9: the file host lags behind the portal. */
    @ParameterizedTest
    @ValueSource(strings = {"ETag", "bytes", "metadata in files", "interrupted"})
    void doesNotAcceptTheFormerVersionAsTheNewOne(String evidence) throws Exception {
        SampleAsset asset = fixture.add("Poster");
        fixture.portal.quirks().metadataInFiles(evidence.equals("metadata in files") ? 187 : 0);
        if (evidence.equals("bytes")) {
            fixture.portal.faults().add(FaultRule.files(Fault.withoutValidators()));
        }
        fixture.sync();
        var before = fixture.files();
        fixture.later();
        fixture.library().uploadNewVersion(asset.id(), "Poster.jpg", 23_000);
        fixture.portal.quirks().serveVersion(asset.id(), 1);
        if (evidence.equals("interrupted")) {
            fixture.portal.faults().add(FaultRule.files(Fault.resetAfter(9_000)).times(1));
        }
        for (int n = 0; n < 2; n++) {
            SyncReport report = fixture.sync();
            assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
            assertThat(report.assets()).singleElement().satisfies(late -> {
                assertThat(late.outcome()).isEqualTo(Outcome.UNAVAILABLE);
                assertThat(late.reason())
                        .contains("still sends the version before")
                        .contains("127.0.0.1");
            });
            assertThat(fixture.files()).isEqualTo(before);
        }
        fixture.portal.quirks().serveVersion(asset.id(), 2);
        assertThat(fixture.sync().count(Outcome.UPDATED)).isEqualTo(1);
        assertThat(fixture.files())
                .containsEntry(
                        "Poster.jpg",
                        fixture.sha256(fixture.library().asset(asset.id()).original()));
        fixture.assertNothingToDo();
    }

    /** The same within one run. */
    @Test
    void waitsForTheNewVersion() throws Exception {
        SampleAsset asset = fixture.add("Poster");
        fixture.sync();
        fixture.later();
        fixture.available(30_000);
        fixture.library().uploadNewVersion(asset.id(), "Poster.jpg", 23_000);
        fixture.portal.quirks().serveVersion(asset.id(), 1);
        fixture.portal
                .faults()
                .add(FaultRule.files(
                                Fault.meanwhile(() -> fixture.portal.quirks().serveVersion(asset.id(), 2)))
                        .skip(2));
        assertThat(fixture.sync().count(Outcome.UPDATED)).isEqualTo(1);
        fixture.assertFolderEqualsSet();
    }

    /** The folder has the version before without its entity tag, so only the first attempt needs its bytes. */
    @Test
    void downloadsTheFormerVersionOncePerRun() throws Exception {
        SampleAsset asset = fixture.add("Poster");
        fixture.portal.faults().add(FaultRule.files(Fault.withoutValidators()));
        fixture.sync();
        fixture.portal.faults().clear();
        fixture.later();
        fixture.library().uploadNewVersion(asset.id(), "Poster.jpg", 23_000);
        fixture.portal.quirks().serveVersion(asset.id(), 1);
        fixture.portal.traffic().reset();
        assertThat(fixture.sync().count(Outcome.UNAVAILABLE)).isEqualTo(1);
        assertThat(fixture.portal.traffic().fileRequests()).isGreaterThan(1);
        assertThat(fixture.portal.traffic().wholeDownloads(asset.id())).isEqualTo(1);
    }

    /** The upload came between the listing and the download, and no size matches: the file is the new version already. */
    @ParameterizedTest
    @ValueSource(ints = {187, -140})
    void acceptsAFileThatIsAheadOfItsListing(int metadata) throws Exception {
        fixture.portal.quirks().metadataInFiles(metadata);
        fixture.portal.quirks().overwriteFiles(true);
        SampleAsset asset = fixture.add("Poster");
        fixture.portal
                .faults()
                .add(FaultRule.files(Fault.meanwhile(() -> {
                            fixture.later();
                            fixture.library().uploadNewVersion(asset.id(), "Poster.jpg", 23_000);
                        }))
                        .times(1));
        fixture.sync();
        assertThat(fixture.files())
                .containsEntry(
                        "Poster.jpg",
                        fixture.sha256(fixture.library().asset(asset.id()).original()));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertNothingToDo();
    }

    /** A wrong guess must not last: file hosts lag by minutes, not by days. */
    @ParameterizedTest
    @ValueSource(ints = {1, 25})
    void acceptsTheSameBytesADayAfterTheChange(int hours) throws Exception {
        fixture.lag(RetryTimings.standard(fixture.patience()).lagMillis());
        SampleAsset asset = fixture.add("Poster");
        fixture.sync();
        Instant changed = Instant.now().minus(Duration.ofHours(hours));
        fixture.portal.clock().advance(Duration.between(fixture.portal.clock().instant(), changed));
        fixture.library().uploadNewVersion(asset.id(), "Poster.jpg", 23_000);
        fixture.portal.quirks().serveVersion(asset.id(), 1);
        assertThat(fixture.sync().count(Outcome.UNAVAILABLE)).isEqualTo(hours < 24 ? 1 : 0);
        fixture.portal.quirks().clear();
        assertThat(fixture.sync().complete()).isTrue();
    }

    /** A new version that has the bytes of the one before is taken for what it is. */
    @ParameterizedTest
    @CsvSource({"0, 17000", "90, 20001", "-140, 20001"})
    void aCorrectedSizeOfTheSameFileIsNoNewVersion(int metadata, int listed) throws Exception {
        SampleAsset asset = fixture.add("Poster");
        fixture.portal.quirks().metadataInFiles(metadata);
        fixture.portal.quirks().wrongSize(asset.id(), listed);
        fixture.sync();
        fixture.later();
        fixture.library().describe(asset.id(), "words");
        fixture.portal.quirks().clear();
        fixture.portal.quirks().metadataInFiles(metadata);
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertNothingToDo();
    }

    @Test
    void aMissingDerivativeKeepsAnExistingFile() throws Exception {
        fixture.library().add(NewAsset.jpeg("New").withoutRendition("webimage").tags(SyncFixture.TAG));
        SyncReport report = derivative();
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(report.assets().get(0).outcome()).isEqualTo(Outcome.UNAVAILABLE);
    }

    /** Rule 7: the listing is older than the derivative. */
    @Test
    void derivativeThatIsListedLaterIsFetchedInTheSameRun() throws Exception {
        fixture.available(60_000);
        fixture.add("Good");
        SampleAsset late = fixture.add("Late");
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.rewritten(json ->
                                json.replaceAll("\"webimage\":\"[^\"]*" + late.id() + "[^\"]*\"", "\"webimage\":null")))
                        .on(Route.MEDIA_LIST)
                        .times(2));
        SyncReport report = derivative();
        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        assertThat(report.count(Outcome.ADDED)).isEqualTo(2);
        assertThat(report.apiRequests()).isEqualTo(3);
        assertThat(fixture.files()).containsOnlyKeys("Good.png", "Late.png");
    }

    /** Case 26. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 451, 400})
    void stopsEarlyIfAHostRejectsEveryFile(int status) throws Exception {
        for (int n = 0; n < 200; n++) {
            fixture.add("Poster " + n);
        }
        fixture.portal
                .faults()
                .add(FaultRule.files(Fault.instead(SampleAnswer.of(status, "text/html; charset=utf-8", "<html>"))));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.COMPLETED_WITH_FAILURES);
        assertThat(report.count(Outcome.FAILED)).isEqualTo(200);
        assertThat(report.apiRequests()).isLessThan(70);
        assertThat(report.assets())
                .allSatisfy(asset ->
                        assertThat(asset.reason()).contains("127.0.0.1").contains(Integer.toString(status)));
    }

    /** Case 26: a few that are refused do not end the others. */
    @Test
    void rejectedFilesDoNotAffectOthers() throws Exception {
        for (int n = 0; n < 60; n++) {
            SampleAsset asset = fixture.add("Poster " + n);
            if (n % 5 == 4) {
                fixture.portal.faults().add(FaultRule.files(Fault.html(403)).asset(asset.id()));
            }
        }
        SyncReport report = fixture.sync();
        assertThat(report.count(Outcome.FAILED)).isEqualTo(12);
        assertThat(report.count(Outcome.ADDED)).isEqualTo(48);
    }

    private SyncReport derivative() throws IOException {
        return fixture.sync(settings -> settings.withDerivative("webimage"));
    }
}
