package io.jenkins.plugins.bynder.step;

import hudson.model.Item;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.JobIntegrations;
import io.jenkins.plugins.bynder.engine.backlink.LinkJournal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The jobs that the links of tags lead to, where the integration leaves that to the first job that writes. */
@Restricted(NoExternalUse.class)
public final class LinkOwners {

    private static final Logger LOGGER = Logger.getLogger(LinkOwners.class.getName());

    private final Job<?, ?> job;

    public LinkOwners(Job<?, ?> job) {
        this.job = job;
    }

    /** The integrations of the job with links that lead to one of several jobs. */
    public List<Integration> integrations(String portal) {
        return JobIntegrations.of(job).usable().stream()
                .filter(integration -> integration.getPortalUrl().equals(portal))
                .filter(Integration::isEnableBacklinks)
                .filter(integration -> integration.urlTemplate().differsByJob())
                .filter(integration -> integration.getBacklinkJob().isEmpty() && integration.allowsLinksOf(job))
                .toList();
    }

    /** Full name of the job; empty if no job has written a link for the tag. */
    public Optional<String> owner(Integration integration, String tag) {
        try {
            return journal(integration).owner(tag);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> Messages.LinkOwners_unreadable(integration.title()));
            return Optional.empty();
        }
    }

    /** Whether the user may take the links from that job. Only who may configure both jobs may do so. */
    public boolean mayTake(String owner) {
        Optional<Item> present = item(owner);
        return !owner.equals(job.getFullName())
                && job.hasPermission(Item.CONFIGURE)
                && (present.isEmpty() || present.get().hasPermission(Item.CONFIGURE));
    }

    /** Whether the user may know of that job. */
    public static boolean mayRead(String owner) {
        return item(owner).filter(job -> job.hasPermission(Item.READ)).isPresent();
    }

    /** Lets the links lead to this job from its next sync on. */
    public void take(Integration integration, String tag) throws IOException {
        journal(integration).handOver(tag, job.getFullName());
        LOGGER.log(Level.INFO, "{0} let the links of the tag {1} in {2} lead to {3}", new Object[] {
            Jenkins.getAuthentication2().getName(), tag, integration.title(), job.getFullName()
        });
    }

    private static LinkJournal journal(Integration integration) {
        return LinkJournals.of(integration, integration.fieldLabel());
    }

    /** Looked up as Jenkins itself; callers check what the user may do with it. */
    @SuppressWarnings("try") // the context acts on this thread while it is open
    private static Optional<Item> item(String fullName) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            return Optional.ofNullable(Jenkins.get().getItemByFullName(fullName));
        }
    }
}
