package io.jenkins.plugins.bynder.admin;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Failure;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.config.Integration;
import java.util.List;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** <em>Manage Jenkins → Bynder portals</em>: how each integration is doing. */
@Restricted(NoExternalUse.class)
@Extension
public final class StatusLink extends BynderLink {

    static final String URL = "bynder-portals";

    @Override
    public String getIconFileName() {
        return !BynderConfiguration.get().inUse() ? null : "symbol-dam-import plugin-bynder";
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.StatusLink_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.StatusLink_description();
    }

    @NonNull
    @Override
    public String getUrlName() {
        return URL;
    }

    /** How many integrations an administrator must look at. */
    @CheckForNull
    @Override
    public Badge getBadge() {
        int wrong = IntegrationView.wrong(BynderConfiguration.get().allIntegrations())
                .size();
        return badge(wrong, Messages::StatusLink_wrong, Badge.Severity.DANGER);
    }

    @NonNull
    public List<IntegrationView> getIntegrations() {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        return BynderConfiguration.get().allIntegrations().stream()
                .map(IntegrationView::new)
                .toList();
    }

    /** A message about topics that wait for an administrator; empty if there are none. */
    @NonNull
    public String getPendingTopics() {
        int pending = ExtensionList.lookupSingleton(PendingTopicsMonitor.class)
                .getTopics()
                .size();
        return pending == 0 ? "" : Messages.StatusLink_pending(pending);
    }

    /** URL of the events page, relative to the root URL of Jenkins. */
    @NonNull
    public String getEventsUrl() {
        return "manage/" + ExtensionList.lookupSingleton(EventsLink.class).getUrlName() + "/";
    }

    /** Checks the portal of an integration. */
    @POST
    public HttpResponse doCheck(@QueryParameter String name, @QueryParameter String folder) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        Integration integration = BynderConfiguration.get().allIntegrations().stream()
                .filter(each -> each.getName().equals(name) && each.folderName().equals(Util.fixNull(folder)))
                .findFirst()
                .orElseThrow(() -> new Failure(Messages.StatusLink_unknown()));
        PortalChecks.get().start(integration);
        return HttpResponses.redirectViaContextPath("manage/" + URL + "/");
    }
}
