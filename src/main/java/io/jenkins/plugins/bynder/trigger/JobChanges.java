package io.jenkins.plugins.bynder.trigger;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.model.ParameterizedJobMixIn.ParameterizedJob;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Checks jobs that were created, renamed, moved or enabled: earlier events did not concern them, and their schedule may
 * be a day away.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class JobChanges extends ItemListener {

    /** Jobs with a trigger that were not buildable when they were last saved. */
    private final Set<String> dormant = ConcurrentHashMap.newKeySet();

    @Override
    public void onLoaded() {
        Jenkins.get().getAllItems(ParameterizedJob.class).stream()
                .filter(item -> item instanceof Job<?, ?> job && isTriggered(job) && !job.isBuildable())
                .forEach(item -> dormant.add(((Job<?, ?>) item).getFullName()));
    }

    @Override
    public void onCreated(Item item) {
        added(item);
    }

    @Override
    public void onCopied(Item src, Item item) {
        added(item);
    }

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        dormant.remove(oldFullName);
        added(item);
    }

    @Override
    public void onUpdated(Item item) {
        if (item instanceof Job<?, ?> job && isTriggered(job)) {
            if (!job.isBuildable()) {
                dormant.add(job.getFullName());
            } else if (dormant.remove(job.getFullName())) {
                Reconciler.get().look(job);
            }
        }
    }

    @Override
    public void onDeleted(Item item) {
        dormant.remove(item.getFullName());
    }

    /** A copied job is not buildable before it is saved. */
    private void added(Item item) {
        if (item instanceof Job<?, ?> job && isTriggered(job)) {
            if (job.isBuildable()) {
                Reconciler.get().look(job);
            } else {
                dormant.add(job.getFullName());
            }
        }
    }

    private static boolean isTriggered(Job<?, ?> job) {
        return ParameterizedJobMixIn.getTrigger(job, BynderTrigger.class) != null;
    }
}
