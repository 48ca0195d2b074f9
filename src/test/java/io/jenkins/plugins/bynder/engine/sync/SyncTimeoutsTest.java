package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.Timeouts;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Case 24: hosts that hold files back, as proxies do that scan them for viruses first. */
@Timeout(120)
class SyncTimeoutsTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private SyncFixture fixture;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        fixture = new SyncFixture(folder.resolve("DAM import"));
    }

    @AfterEach
    void close() {
        background.shutdownNow();
        fixture.close();
    }

    /** @param waits whether the head of the answer is held back, too */
    private List<SampleAsset> heldBack(int count, boolean waits) {
        List<SampleAsset> late = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            SampleAsset asset = fixture.add("Late " + n);
            Fault fault = waits ? Fault.silence() : Fault.stallAfter(0);
            fixture.portal.faults().add(FaultRule.files(fault).asset(asset.id()));
            late.add(asset);
        }
        return late;
    }

    private void addAtOnce(int count) {
        for (int n = 0; n < count; n++) {
            fixture.add("Quick " + n);
        }
    }

    @Test
    void theDefaultsOutlastAVirusScanner() {
        assertThat(Timeouts.DEFAULT.firstByte()).isGreaterThan(Duration.ofSeconds(120));
        assertThat(Timeouts.DEFAULT.silence()).isGreaterThan(Duration.ofSeconds(45));
    }

    @Test
    void case24_aFirstByteMayComeLaterThanTheLimitForSilence() throws Exception {
        fixture.timeouts(LONG, Duration.ofMillis(200));
        fixture.silence(new StallTimeout(50, 200));
        fixture.add("Flyer");
        fixture.portal.faults().add(FaultRule.files(Fault.latency(Duration.ofSeconds(1))));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
        assertThat(fixture.portal.traffic().fileRequests()).isEqualTo(1);
    }

    @Test
    void case24_theFirstByteOfABodyMayComeLateToo() throws Exception {
        fixture.timeouts(LONG, Duration.ofMillis(200));
        fixture.silence(new StallTimeout(1, 200));
        SampleAsset late = heldBack(1, false).get(0);
        addAtOnce(20);
        Future<SyncReport> sync = background.submit(() -> fixture.sync());
        untilOnlyTheseAreMissing(1);
        // Its one request is still under way, although the limit for silence is over on most machines.
        assertThat(fixture.portal.faults().stalled()).isEqualTo(1);
        assertThat(fixture.portal.traffic().journal(Route.ORIGINAL).stream()
                        .filter(one -> one.call().assetId().equals(late.id())))
                .hasSizeLessThanOrEqualTo(1);
        fixture.portal.faults().clear();
        assertThat(sync.get().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    @Test
    void case24_filesThatAreHeldBackKeepNoOtherFromGoingOn() throws Exception {
        fixture.timeouts(LONG, LONG);
        heldBack(5, true);
        addAtOnce(20);
        Future<SyncReport> sync = background.submit(() -> fixture.sync(settings -> settings.withConcurrency(3)));
        untilOnlyTheseAreMissing(5);
        fixture.portal.faults().clear();
        assertThat(sync.get().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    @Test
    void case24_fiveFilesThatNeverComeDoNotEndTheSyncAndNameTheSetting() throws Exception {
        fixture.timeouts(Duration.ofSeconds(2), LONG);
        List<SampleAsset> late = heldBack(5, true);
        addAtOnce(20);
        SyncReport report = fixture.sync(settings -> settings.withConcurrency(5));
        assertThat(report.end()).isEqualTo(SyncReport.End.COMPLETED_WITH_FAILURES);
        assertThat(report.count(Outcome.ADDED)).isEqualTo(20);
        assertThat(report.assets())
                .filteredOn(asset -> asset.outcome() == Outcome.FAILED)
                .hasSize(5)
                .allSatisfy(asset ->
                        assertThat(asset.reason()).contains("127.0.0.1", "\"First byte\"", "--timeout-first-byte"));
        assertThat(fixture.portal.traffic().fileRequests()).isEqualTo(20 + 2 * late.size());
    }

    @Test
    void abandonsAHostThatNeverResponds() throws Exception {
        fixture.timeouts(Duration.ofMillis(200), LONG);
        heldBack(60, true);
        SyncReport report = fixture.sync(settings -> settings.withConcurrency(5));
        assertThat(report.end()).isEqualTo(SyncReport.End.PORTAL_UNAVAILABLE);
        assertThat(report.message()).contains("127.0.0.1", "--timeout-first-byte");
        assertThat(fixture.portal.traffic().fileRequests()).isLessThan(60);
    }

    private void untilOnlyTheseAreMissing(int late) throws Exception {
        while (fixture.portal.faults().stalled() < late
                || !Files.isDirectory(fixture.folder)
                || fixture.files().size() < 20) {
            Thread.sleep(20);
        }
    }
}
