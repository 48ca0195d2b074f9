package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.util.DaemonThreads;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Writes a line to the build log every ten seconds during a long operation, so that it does not seem to hang. */
final class BuildLogProgress implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("progress"));

    private BuildLogProgress() {}

    static BuildLogProgress start(PrintStream log, Supplier<String> line) {
        BuildLogProgress lines = new BuildLogProgress();
        lines.timer.scheduleAtFixedRate(
                () -> {
                    log.println(line.get());
                    log.flush();
                },
                INTERVAL.toSeconds(),
                INTERVAL.toSeconds(),
                TimeUnit.SECONDS);
        return lines;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
