package io.jenkins.plugins.bynder.step;

import hudson.model.TaskListener;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkProgress;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkText;
import io.jenkins.plugins.bynder.engine.portal.BudgetState;
import io.jenkins.plugins.bynder.engine.portal.Portal;

/** Writes progress and result of writing links to the build log. */
final class BacklinkProgressLog {

    /** Maximum rows of the list in the build log. */
    private static final int ROWS = 40;

    /** Writes links. */
    @FunctionalInterface
    interface Work {
        BacklinkReport run(BacklinkProgress progress) throws InterruptedException;
    }

    private BacklinkProgressLog() {}

    @SuppressWarnings("try") // It writes lines while it is open.
    static BacklinkReport watch(Portal portal, TaskListener listener, Work work) throws InterruptedException {
        BacklinkProgress progress = new BacklinkProgress();
        try (BuildLogProgress lines =
                BuildLogProgress.start(listener.getLogger(), () -> text(progress, portal.budget()))) {
            return work.run(progress);
        }
    }

    static void print(BacklinkReport report, TaskListener listener) {
        listener.getLogger().print(BacklinkText.of(report, ROWS));
    }

    private static String text(BacklinkProgress progress, BudgetState budget) {
        boolean all = progress.total() > 0 && progress.sent() >= progress.total();
        String done = all
                ? Messages.BacklinkProgressLog_waiting(progress.total())
                : Messages.BacklinkProgressLog_sent(progress.sent(), progress.total());
        return budget.why().isEmpty()
                ? done
                : Messages.ProgressLog_waiting(done, budget.why(), Math.max(1, budget.waitMillis() / 1000));
    }
}
