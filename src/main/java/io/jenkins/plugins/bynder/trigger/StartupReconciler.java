package io.jenkins.plugins.bynder.trigger;

import hudson.Extension;
import hudson.model.listeners.ItemListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Finds after each start what was lost: builds that were aborted or had not started, and events that could not be
 * delivered while Jenkins was down.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class StartupReconciler extends ItemListener {

    @Override
    public void onLoaded() {
        TriggeredJob.all().stream().map(TriggeredJob::job).forEach(Reconciler.get()::reconcile);
    }
}
