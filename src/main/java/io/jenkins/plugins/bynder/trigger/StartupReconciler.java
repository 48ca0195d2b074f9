package io.jenkins.plugins.bynder.trigger;

import hudson.Extension;
import hudson.model.listeners.ItemListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * After each start, finds what was lost before it: a build that was broken off or had not begun, and events that nobody
 * could deliver while Jenkins was down.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class StartupReconciler extends ItemListener {

    @Override
    public void onLoaded() {
        TriggeredJob.all().stream().map(TriggeredJob::job).forEach(Reconciler.get()::reconcile);
    }
}
