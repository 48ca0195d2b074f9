package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.sync.AssetSource;
import io.jenkins.plugins.bynder.engine.sync.Progress;
import io.jenkins.plugins.bynder.engine.sync.SourceStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Writes a line to the build log every ten seconds while a sync runs, so that nobody thinks it hangs. */
final class ProgressLog implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Progress progress;
    private final AssetSource source;
    private final PrintStream log;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "Bynder sync progress");
        thread.setDaemon(true);
        return thread;
    });

    ProgressLog(Progress progress, AssetSource source, PrintStream log) {
        this.progress = progress;
        this.source = source;
        this.log = log;
    }

    void start() {
        timer.scheduleAtFixedRate(this::line, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void line() {
        log.println(text(progress.snapshot(), source.status()));
        log.flush();
    }

    static String text(Progress.Snapshot at, SourceStatus status) {
        String done =
                switch (at.phase()) {
                    case LISTING -> Messages.ProgressLog_listing(at.listed());
                    case PLANNING -> Messages.ProgressLog_planning(at.listed());
                    case TRANSFERRING ->
                        Messages.ProgressLog_transferring(
                                at.files(), at.filesTotal(), megabytes(at.bytes()), megabytes(at.bytesTotal()));
                    case CLEANING, ENDED -> Messages.ProgressLog_cleaning();
                };
        return status.waitingFor().isEmpty()
                ? done
                : Messages.ProgressLog_waiting(done, status.waitingFor(), Math.max(1, status.waitMillis() / 1000));
    }

    private static String megabytes(long bytes) {
        return String.format("%,.1f", bytes / 1e6);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
