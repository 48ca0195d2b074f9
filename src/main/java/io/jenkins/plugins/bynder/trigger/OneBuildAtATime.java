package io.jenkins.plugins.bynder.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskDispatcher;

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

    static boolean isBuilding(Job<?, ?> job) {
        Run<?, ?> last = job.getLastBuild();
        return last != null && (last.isBuilding() || last.getPreviousBuildInProgress() != null);
    }

    private static final class Building extends CauseOfBlockage {
        @Override
        public String getShortDescription() {
            return Messages.OneBuildAtATime_building();
        }
    }
}
