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
 * Notices that a user cancels a build that events have queued: the next build then cannot know all assets that have changed.
 * A restart of Jenkins forgets this, because afterwards the {@link StartupReconciler} looks at all jobs.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class CancelledBuilds extends QueueListener {

    /** By the full name of the job: the number of its next build. */
    private final Map<String, Integer> next = new ConcurrentHashMap<>();

    static CancelledBuilds get() {
        return ExtensionList.lookupSingleton(CancelledBuilds.class);
    }

    /** Jenkins holds the lock of its queue meanwhile. */
    @Override
    public void onLeft(Queue.LeftItem item) {
        boolean changes = item.getCauses().stream().anyMatch(BynderCause.class::isInstance);
        if (item.isCancelled() && changes && item.task instanceof Job<?, ?> job) {
            next.put(job.getFullName(), job.getNextBuildNumber());
        }
    }

    /** Whether one was cancelled that would have been later than a build of that number. */
    boolean anyAfter(int number, Job<?, ?> job) {
        return next.getOrDefault(job.getFullName(), 0) > number;
    }
}
