package io.jenkins.plugins.bynder.webhook;

import hudson.Extension;
import hudson.model.listeners.ItemListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Goes on with what waits in the inbox once all jobs are there, and takes in nothing more when Jenkins goes down. */
@Restricted(NoExternalUse.class)
@Extension
public final class EventServiceLifecycle extends ItemListener {

    @Override
    public void onLoaded() {
        EventService.get().desk();
    }

    @Override
    public void onBeforeShutdown() {
        EventService.get().stop();
    }
}
