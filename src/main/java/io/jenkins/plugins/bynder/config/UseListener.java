package io.jenkins.plugins.bynder.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Learns how syncs of builds with an integration ended. */
@Restricted(NoExternalUse.class)
public interface UseListener extends ExtensionPoint {

    /**
     * Returns at once.
     *
     * @param done whether the sync did everything; otherwise, it could not be done
     */
    void used(Integration integration, boolean done);

    static void fire(Integration integration, boolean done) {
        ExtensionList.lookup(UseListener.class).forEach(each -> each.used(integration, done));
    }
}
