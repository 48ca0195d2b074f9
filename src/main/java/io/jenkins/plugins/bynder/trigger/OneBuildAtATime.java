package io.jenkins.plugins.bynder.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Executor;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskDispatcher;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * Holds a build that events have queued while its job builds, also where a Pipeline allows several builds at once: so
 * events make one more build, and not one each.
 */
@Extension
public final class OneBuildAtATime extends QueueTaskDispatcher {

    @CheckForNull
    @Override
    public CauseOfBlockage canRun(Queue.Item item) {
        boolean waits = item.task instanceof Job<?, ?> job && BynderCauseAction.isSoleReason(item) && isBuilding(job);
        return waits ? new Building() : null;
    }

    /** Asks executors and not builds: of a build that was killed in its first moment, Jenkins says for ever that it runs. */
    private static boolean isBuilding(Job<?, ?> job) {
        return Stream.of(Jenkins.get().getComputers())
                .flatMap(computer -> computer.getAllExecutors().stream())
                .map(Executor::getCurrentWorkUnit)
                .anyMatch(unit -> unit != null && unit.work.getOwnerTask() == job);
    }

    private static final class Building extends CauseOfBlockage {
        @Override
        public String getShortDescription() {
            return Messages.OneBuildAtATime_building();
        }
    }
}
