package io.jenkins.plugins.bynder.trigger;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bynder.config.Portals;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.util.DaemonThreads;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.webhook.EventService;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Compares full listings with what jobs last synced. Jobs of one portal are checked one after the other, those of
 * different portals in parallel; jobs with the same integration and tag share a listing for some minutes.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class Reconciler {

    private static final Logger LOGGER = Logger.getLogger(Reconciler.class.getName());
    private static final int MAX_PORTALS_AT_ONCE = 8;

    /** @param first whether a job that never ran is built in any case */
    private record Look(Job<?, ?> job, boolean first) {}

    /** Names the portal as well, because only jobs of one portal are checked one after the other. */
    private record Listing(PortalAddress portal, String integration, String tag) {}

    private final SharedListings<Listing, AssetQuery> listings =
            new SharedListings<>(InstantSource.system(), AssetQuery::close);
    private final KeyedWorkers<PortalAddress, Look> workers = new KeyedWorkers<>(
            DaemonThreads.pool("reconciliation", MAX_PORTALS_AT_ONCE), (portal, looks) -> look(looks));

    static Reconciler get() {
        return ExtensionList.lookupSingleton(Reconciler.class);
    }

    /** Checks the job soon, and builds it if it never ran; a job that is already waiting is not queued twice. */
    void reconcile(Job<?, ?> job) {
        add(job, true);
    }

    /** Checks the job soon, and builds it only if a sync would change something. */
    void look(Job<?, ?> job) {
        add(job, false);
    }

    /** Deletes the files of listings that are no longer shared. */
    void deleteOldListings() {
        listings.expire();
    }

    void deleteListings() {
        listings.clear();
    }

    private void add(Job<?, ?> job, boolean first) {
        if (!EventService.get().isCopy()) {
            TriggeredJob.of(job)
                    .ifPresent(triggered -> workers.add(triggered.integration().address(), new Look(job, first)));
        }
    }

    @SuppressWarnings("try") // The context is used implicitly, by this thread.
    private void look(Set<Look> looks) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            for (Look look : looks) {
                look(look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A misconfigured job does not affect the others. */
    private void look(Look look) throws InterruptedException {
        Job<?, ?> job = look.job();
        try {
            Optional<TriggeredJob> triggered = TriggeredJob.of(job);
            if (triggered.isPresent()) {
                boolean due = look(triggered.get(), look.first());
                LOGGER.log(Level.FINE, "{0}: {1}", new Object[] {job.getFullName(), due ? "due" : "nothing to do"});
            }
        } catch (PortalException | RuntimeException e) {
            LOGGER.log(Level.WARNING, Messages.Reconciler_failed(job.getFullName(), ErrorText.of(e)));
        }
    }

    private boolean look(TriggeredJob job, boolean first) throws PortalException, InterruptedException {
        Listing listing = new Listing(
                job.integration().address(), job.integration().key(), job.tag().value());
        try (SharedListings<Listing, AssetQuery>.Use shared = listings.get(
                listing,
                job.job().getFullName(),
                EarlierBuilds.end(job.job()),
                () -> new PortalAssetQuery(Portals.get().open(job.integration(), job.job()), ListingFiles.get()))) {
            return job.buildIfDue(shared.listing(), first);
        } catch (PortalException | UncheckedIOException e) {
            listings.forget(listing);
            throw e;
        }
    }
}
