package io.jenkins.plugins.bynder.step;

import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.engine.sync.ListingSettings;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Determines what may have changed in a folder since it was last synced. */
@Restricted(NoExternalUse.class)
public interface ListingScope extends ExtensionPoint {

    /**
     * Returns how much of the listing a sync of that build must read.
     *
     * @param importFolder relative to the workspace
     * @param settings as given by the step
     */
    ListingSettings of(Run<?, ?> run, Integration integration, String importFolder, SyncSettings settings);
}
