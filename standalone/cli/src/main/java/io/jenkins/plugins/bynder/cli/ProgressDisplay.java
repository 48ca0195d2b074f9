package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.sync.SourceStatus;
import io.jenkins.plugins.bynder.engine.sync.SyncProgress;
import io.jenkins.plugins.bynder.engine.util.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows the progress of a sync until closed: a bar that is redrawn on a terminal, otherwise a line from time to time.
 */
final class ProgressDisplay implements AutoCloseable {

    private static final Duration REDRAW = Duration.ofMillis(200);

    private final Screen screen;
    private final Supplier<SyncProgress.Snapshot> progress;
    private final Supplier<SourceStatus> source;
    private final TransferRate pace = new TransferRate();
    private final long started = System.nanoTime();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("progress"));

    ProgressDisplay(Screen screen, Supplier<SyncProgress.Snapshot> progress, Supplier<SourceStatus> source) {
        this.screen = screen;
        this.progress = progress;
        this.source = source;
    }

    /** @param between time between two lines without a terminal */
    void start(Duration between) {
        pace.at(started, progress.get());
        long interval = (screen.watched() ? REDRAW : between).toMillis();
        timer.scheduleAtFixedRate(this::show, interval, interval, TimeUnit.MILLISECONDS);
    }

    private void show() {
        long now = System.nanoTime();
        SyncProgress.Snapshot snapshot = progress.get();
        ProgressLine line =
                new ProgressLine(snapshot, source.get(), Duration.ofNanos(now - started), pace.at(now, snapshot));
        if (screen.watched()) {
            screen.draw(line.drawn(screen.blocks(), Screen.COLUMNS));
        } else {
            screen.line(line.printed());
        }
    }

    /** After this returns, the drawn line is gone and none follows. */
    @Override
    public void close() {
        timer.shutdown();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (timer.awaitTermination(1, TimeUnit.SECONDS)) {
                        break;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            screen.wipe();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
