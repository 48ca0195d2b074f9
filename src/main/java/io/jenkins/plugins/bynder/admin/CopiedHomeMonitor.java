package io.jenkins.plugins.bynder.admin;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.bynder.webhook.EventService;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.verb.POST;

/** Asks administrators whether this Jenkins, whose home may be a copy, should be active. */
@Restricted(NoExternalUse.class)
@Extension
public final class CopiedHomeMonitor extends AdministrativeMonitor {

    private static final Logger LOGGER = Logger.getLogger(CopiedHomeMonitor.class.getName());

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.CopiedHomeMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return EventService.get().isCopy();
    }

    /** Makes this Jenkins the active one. */
    @POST
    public HttpResponse doAccept() throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        EventService.get().accept();
        LOGGER.log(
                Level.INFO,
                "{0} lets this Jenkins act for Bynder",
                Jenkins.getAuthentication2().getName());
        return HttpResponses.redirectViaContextPath("manage/");
    }
}
