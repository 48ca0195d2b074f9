package io.jenkins.plugins.bynder.step;

import hudson.model.TaskListener;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkProgress;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkText;
import io.jenkins.plugins.bynder.engine.portal.BudgetState;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Writes a line to the build log every ten seconds while links are written, and what came of them in the end. */
final class BacklinkProgressLog {

    private static final Duration EVERY = Duration.ofSeconds(10);

    /** Of the list in the build log. */
    private static final int ROWS = 40;

    /** Writes links. */
    @FunctionalInterface
    interface Work {
        BacklinkReport run(BacklinkProgress progress) throws InterruptedException;
    }

    private BacklinkProgressLog() {}

    static BacklinkReport watch(Portal portal, TaskListener listener, Work work) throws InterruptedException {
        BacklinkProgress progress = new BacklinkProgress();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "Bynder backlinks progress");
            thread.setDaemon(true);
            return thread;
        });
        try {
            timer.scheduleAtFixedRate(
                    () -> listener.getLogger().println(text(progress, portal.budget())),
                    EVERY.toSeconds(),
                    EVERY.toSeconds(),
                    TimeUnit.SECONDS);
            return work.run(progress);
        } finally {
            timer.shutdownNow();
        }
    }

    static void print(BacklinkReport report, TaskListener listener) {
        listener.getLogger().print(BacklinkText.of(report, ROWS));
    }

    private static String text(BacklinkProgress progress, BudgetState budget) {
        String done = Messages.BacklinkProgressLog_sent(progress.sent(), progress.total());
        return budget.why().isEmpty()
                ? done
                : Messages.ProgressLog_waiting(done, budget.why(), Math.max(1, budget.waitMillis() / 1000));
    }
}
