package io.jenkins.plugins.bynder.admin;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Warns administrators about portals that reject an integration's credentials or permissions, which retries do not fix.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class PortalMonitor extends AdministrativeMonitor {

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.PortalMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getIntegrations().isEmpty();
    }

    @NonNull
    public List<IntegrationView> getIntegrations() {
        return IntegrationView.wrong(BynderConfiguration.get().allIntegrations());
    }

    /** Relative to the root URL of Jenkins. */
    @NonNull
    public String getStatusUrl() {
        return "manage/" + StatusLink.URL + "/";
    }
}
