package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.sync.SyncProgress;
import java.time.Duration;
import java.util.ArrayDeque;

/** Recent transfer rate of a sync. */
final class TransferRate {

    /** Long enough to be steady, short enough to react to changes. */
    private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();

    private static final double STEADY_SECONDS = 2;

    private record Sample(long nanos, long bytes, long files) {}

    /**
     * @param bytes per second
     * @param files per second
     * @param steady whether it was measured for long enough for a forecast
     */
    record Rate(double bytes, double files, boolean steady) {
        static final Rate NONE = new Rate(0, 0, false);
    }

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();

    /** Records a snapshot and returns the rate up to it. */
    Rate at(long nanos, SyncProgress.Snapshot snapshot) {
        if (snapshot.phase() != SyncProgress.Phase.TRANSFERRING) {
            samples.clear();
        }
        samples.addLast(new Sample(nanos, snapshot.bytes(), snapshot.files()));
        while (samples.size() > 2 && nanos - samples.peekFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
        Sample first = samples.peekFirst();
        double seconds = (nanos - first.nanos()) / 1e9;
        if (seconds <= 0) {
            return Rate.NONE;
        }
        return new Rate(
                (snapshot.bytes() - first.bytes()) / seconds,
                (snapshot.files() - first.files()) / seconds,
                seconds >= STEADY_SECONDS);
    }
}
