package io.jenkins.plugins.bynder.trigger;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.queue.QueueListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Detects that a user has cancelled a build that events had queued: the next build then does not know all changed
 * assets. In memory, because the {@link StartupReconciler} checks all jobs after a restart.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class CancelledBuilds extends QueueListener {

    /** Number of the next build, by full name of the job. */
    private final Map<String, Integer> next = new ConcurrentHashMap<>();

    static CancelledBuilds get() {
        return ExtensionList.lookupSingleton(CancelledBuilds.class);
    }

    /** Called while Jenkins holds the lock of its queue. */
    @Override
    public void onLeft(Queue.LeftItem item) {
        boolean changes = item.getCauses().stream().anyMatch(BynderCause.class::isInstance);
        if (item.isCancelled() && changes && item.task instanceof Job<?, ?> job) {
            next.put(job.getFullName(), job.getNextBuildNumber());
        }
    }

    /** Whether a build was cancelled that would have been later than a build of that number. */
    boolean anyAfter(int number, Job<?, ?> job) {
        return next.getOrDefault(job.getFullName(), 0) > number;
    }
}
