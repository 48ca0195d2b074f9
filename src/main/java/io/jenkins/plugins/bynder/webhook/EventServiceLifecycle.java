package io.jenkins.plugins.bynder.webhook;

import hudson.Extension;
import hudson.model.listeners.ItemListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Resumes processing once all jobs are loaded, and stops receiving on shutdown. */
@Restricted(NoExternalUse.class)
@Extension
public final class EventServiceLifecycle extends ItemListener {

    @Override
    public void onLoaded() {
        EventService.get().processor();
    }

    @Override
    public void onBeforeShutdown() {
        EventService.get().stop();
    }
}
