package io.jenkins.plugins.bynder.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Executor;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskDispatcher;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Blocks a build that events have queued while its job is building, even if a Pipeline allows concurrent builds, and
 * then while more events arrive. A burst of events therefore leads to one build at once and one more, instead of one
 * for each event.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class OneBuildAtATime extends QueueTaskDispatcher {

    private static final long JUST_NOW_MILLIS = 60_000;

    @CheckForNull
    @Override
    public CauseOfBlockage canRun(Queue.Item item) {
        if (!(item.task instanceof Job<?, ?> job) || !BynderCauseAction.isSoleReason(item)) {
            return null;
        }
        if (isBuilding(job)) {
            return new Waiting(Messages.OneBuildAtATime_building());
        }
        return BynderCauseAction.isGrowing(item) && hasJustBuilt(job)
                ? new Waiting(Messages.OneBuildAtATime_growing())
                : null;
    }

    /** Whether events started a build a short time ago, so that the remaining ones should share one more build. */
    private static boolean hasJustBuilt(Job<?, ?> job) {
        Run<?, ?> last = job.getLastBuild();
        return last != null
                && last.getCauses().stream().anyMatch(BynderCause.class::isInstance)
                && System.currentTimeMillis() - last.getTimeInMillis() < JUST_NOW_MILLIS;
    }

    /**
     * Asks the executors instead of the builds, because Jenkins reports a build that was killed in its first moment as
     * running for ever.
     */
    private static boolean isBuilding(Job<?, ?> job) {
        return Stream.of(Jenkins.get().getComputers())
                .flatMap(computer -> computer.getAllExecutors().stream())
                .map(Executor::getCurrentWorkUnit)
                .anyMatch(unit -> unit != null && unit.work.getOwnerTask() == job);
    }

    private static final class Waiting extends CauseOfBlockage {

        private final String reason;

        Waiting(String reason) {
            this.reason = reason;
        }

        @Override
        public String getShortDescription() {
            return reason;
        }
    }
}
