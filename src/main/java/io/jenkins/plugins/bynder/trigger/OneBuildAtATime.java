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
 * Holds a build that events have queued while its job builds, also where a Pipeline allows several builds at once, and
 * after that while more events come in: so a burst of events makes one build at once and one more, and not one each.
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

    /** Whether events have started a build a short time ago: what they still bring is for one more, and not for many. */
    private static boolean hasJustBuilt(Job<?, ?> job) {
        Run<?, ?> last = job.getLastBuild();
        return last != null
                && last.getCauses().stream().anyMatch(BynderCause.class::isInstance)
                && System.currentTimeMillis() - last.getTimeInMillis() < JUST_NOW_MILLIS;
    }

    /** Asks executors and not builds: of a build that was killed in its first moment, Jenkins says for ever that it runs. */
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
