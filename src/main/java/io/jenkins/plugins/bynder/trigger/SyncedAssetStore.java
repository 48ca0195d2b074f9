package io.jenkins.plugins.bynder.trigger;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bynder.engine.backlink.Backlink;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.step.SyncListener;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps what each job has synced. Branches of one build may sync shares of a tag at the same time. */
@Extension
public final class SyncedAssetStore implements SyncListener {

    private static final Logger LOGGER = Logger.getLogger(SyncedAssetStore.class.getName());

    private static final Duration LONGEST_LINKING = Duration.ofHours(6);

    static SyncedAssetStore get() {
        return ExtensionList.lookupSingleton(SyncedAssetStore.class);
    }

    @Override
    public synchronized void synced(
            Run<?, ?> run, SyncSettings settings, Collection<SyncedAsset> listed, boolean complete) {
        SyncedAssetsFile file = file(run.getParent(), settings.portal(), settings.tag());
        SyncedAssets before = file.read().orElseGet(() -> new SyncedAssets(List.of()));
        write(file, before.after(listed, settings.shard(), complete));
    }

    /** Until {@link #linked} says when it ended; more than that, no run of links takes. */
    @Override
    public void linking(Run<?, ?> run, SyncSettings settings, Collection<String> assetIds) {
        Instant now = Instant.now();
        linking(settings.portal(), assetIds, new SyncedAsset.Period(now, now.plus(LONGEST_LINKING)));
    }

    @Override
    public void linked(Run<?, ?> run, SyncSettings settings, BacklinkReport report) {
        Instant now = Instant.now();
        Collection<String> ids = report.links().stream()
                .filter(link -> link.state() != Backlink.State.EQUAL)
                .map(Backlink::assetId)
                .toList();
        if (!ids.isEmpty()) {
            linking(settings.portal(), ids, new SyncedAsset.Period(now.minusMillis(report.millis()), now));
        }
    }

    /** In all jobs that events of the portal may start, whichever has written the links. */
    @SuppressWarnings("try") // the context acts on this thread while it is open
    private void linking(PortalAddress portal, Collection<String> ids, SyncedAsset.Period when) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            for (TriggeredJob job : TriggeredJob.all()) {
                if (job.integration().address().equals(portal)) {
                    linking(job, ids, when);
                }
            }
        }
    }

    /** A job that is set up wrongly concerns no other job. */
    private void linking(TriggeredJob job, Collection<String> ids, SyncedAsset.Period when) {
        try {
            Tag tag = job.trigger().tagOf(job.integration());
            linking(file(job.job(), job.integration().address(), tag.value()), ids, when);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, Messages.EventBuilds_jobFailed(job.job().getFullName(), e), e);
        }
    }

    private synchronized void linking(SyncedAssetsFile file, Collection<String> ids, SyncedAsset.Period when) {
        file.read().ifPresent(before -> write(file, before.linking(ids, when)));
    }

    /** Empty if the job never synced that tag. */
    synchronized Optional<SyncedAssets> of(Job<?, ?> job, PortalAddress portal, String tag) {
        return file(job, portal, tag).read();
    }

    /** Remembers that these were looked at and need nothing. */
    synchronized void refresh(Job<?, ?> job, PortalAddress portal, String tag, Collection<SyncedAsset> seen) {
        if (!seen.isEmpty()) {
            SyncedAssetsFile file = file(job, portal, tag);
            file.read().ifPresent(before -> write(file, before.refreshed(seen)));
        }
    }

    private static SyncedAssetsFile file(Job<?, ?> job, PortalAddress portal, String tag) {
        return new SyncedAssetsFile(job.getRootDir().toPath(), portal, tag);
    }

    private static void write(SyncedAssetsFile file, SyncedAssets assets) {
        try {
            file.write(assets);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, Messages.SyncedAssetStore_unwritable(), e);
        }
    }
}
