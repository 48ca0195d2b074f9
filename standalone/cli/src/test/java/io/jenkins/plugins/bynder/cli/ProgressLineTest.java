package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.SourceStatus;
import io.jenkins.plugins.bynder.engine.sync.SyncProgress.Phase;
import io.jenkins.plugins.bynder.engine.sync.SyncProgress.Snapshot;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressLineTest {

    private static final SourceStatus FREE = new SourceStatus(10, "", 0);
    private static final SourceStatus HELD =
            new SourceStatus(4500, "request budget of 4,500 requests in 300 s is used up", 251_500);

    @Test
    void aBarShowsFilesBytesRateAndRemainingTime() {
        Snapshot half = new Snapshot(Phase.TRANSFERRING, 200, 104, 200, 123_000_000, 246_000_000);
        ProgressLine line =
                new ProgressLine(half, FREE, Duration.ofSeconds(5), new TransferRate.Rate(17_500_000, 50, true));

        assertThat(line.drawn(true, 79))
                .isEqualTo("  ████████░░░░░░░░  50 %  104/200 files  123 MB of 246 MB  17.5 MB/s  7 s left");
        assertThat(line.drawn(false, 79)).startsWith("  ########........  50 %");
        assertThat(line.printed()).isEqualTo("   0:05  50 %  104/200 files  123 MB of 246 MB  17.5 MB/s  7 s left");
    }

    @Test
    void makesNoForecastTooEarly() {
        Snapshot begun = new Snapshot(Phase.TRANSFERRING, 200, 1, 200, 1_000, 245_000_000);

        assertThat(new ProgressLine(begun, FREE, Duration.ZERO, new TransferRate.Rate(1_000, 1, false)).printed())
                .contains("1.00 kB/s")
                .doesNotContain("left");
    }

    @Test
    void longFiguresShortenTheBar() {
        Snapshot large = new Snapshot(Phase.TRANSFERRING, 50_000, 12_345, 50_000, 3_000_000_000L, 12_300_000_000L);
        ProgressLine line = new ProgressLine(large, FREE, Duration.ofHours(1), new TransferRate.Rate(812_000, 3, true));

        assertThat(line.drawn(true, 79))
                .isEqualTo("  █░░░░░░░  24 %  12,345/50,000 files  3.00 GB of 12.3 GB  3 h 29 min left");
    }

    @Test
    void showsTheReasonOfAWaitInPlaceOfTheRate() {
        Snapshot half = new Snapshot(Phase.TRANSFERRING, 5000, 2250, 5000, 45_000_000, 100_000_000);
        ProgressLine line = new ProgressLine(half, HELD, Duration.ofSeconds(75), TransferRate.Rate.NONE);

        assertThat(line.printed())
                .isEqualTo("   1:15  45 %  2,250/5,000 files  waiting 4 min 12 s: "
                        + "request budget of 4,500 requests in 300 s is used up");
        assertThat(line.drawn(true, 79)).contains("waiting 4 min 12 s");
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"LISTING", "PLANNING", "CLEANING", "ENDED"})
    void showsEveryPhaseAndItsWait(Phase phase) {
        Snapshot listing = new Snapshot(phase, 3000, 0, 0, 0, 0);

        assertThat(new ProgressLine(listing, FREE, Duration.ZERO, TransferRate.Rate.NONE).drawn(true, 79))
                .isNotBlank()
                .doesNotContain("waits");
        assertThat(new ProgressLine(listing, HELD, Duration.ZERO, TransferRate.Rate.NONE).printed())
                .contains("waiting 4 min 12 s");
    }

    @Test
    void reachesOneHundredPercentOnlyWithTheLastFile() {
        Snapshot last = new Snapshot(Phase.TRANSFERRING, 2, 1, 2, 2_000, 1_000);
        Snapshot done = new Snapshot(Phase.TRANSFERRING, 2, 2, 2, 2_000, 1_000);

        assertThat(new ProgressLine(last, FREE, Duration.ZERO, TransferRate.Rate.NONE).drawn(true, 79))
                .contains("99 %")
                .contains("2.00 kB of 2.00 kB");
        assertThat(new ProgressLine(done, FREE, Duration.ZERO, TransferRate.Rate.NONE).drawn(true, 79))
                .contains("100 %");
    }

    @Test
    void handlesAnEmptySync() {
        Snapshot nothing = new Snapshot(Phase.TRANSFERRING, 5, 0, 0, 0, 0);

        assertThat(new ProgressLine(nothing, FREE, Duration.ZERO, TransferRate.Rate.NONE).drawn(true, 79))
                .contains("100 %");
    }

    @Test
    void measuresTheRateOfTheLastSeconds() {
        TransferRate pace = new TransferRate();
        long second = Duration.ofSeconds(1).toNanos();

        assertThat(pace.at(0, files(0, 0))).isEqualTo(TransferRate.Rate.NONE);
        assertThat(pace.at(second, files(10, 1000))).isEqualTo(new TransferRate.Rate(1000, 10, false));
        pace.at(30 * second, files(10, 1000));
        assertThat(pace.at(40 * second, files(110, 1000))).isEqualTo(new TransferRate.Rate(0, 10, true));
    }

    private static Snapshot files(long files, long bytes) {
        return new Snapshot(Phase.TRANSFERRING, 500, files, 500, bytes, 50_000);
    }
}
