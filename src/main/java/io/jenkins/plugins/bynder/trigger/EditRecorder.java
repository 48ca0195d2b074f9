package io.jenkins.plugins.bynder.trigger;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkResult;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.state.FolderStates;
import io.jenkins.plugins.bynder.step.SentReport;
import io.jenkins.plugins.bynder.step.SyncListener;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Records in the state of each job what the trigger learns: our own edits of assets, and edits that changed no file.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class EditRecorder implements SyncListener {

    private static final Logger LOGGER = Logger.getLogger(EditRecorder.class.getName());

    private static final Duration MAX_LINKING = Duration.ofHours(6);

    private final LinkEdits edits = new LinkEdits();

    static EditRecorder get() {
        return ExtensionList.lookupSingleton(EditRecorder.class);
    }

    LinkEdits edits() {
        return edits;
    }

    /** Links that any job has written since Jenkins started. */
    @Override
    public Set<String> ownEdits(Run<?, ?> run, SyncSettings settings, Collection<SyncedRevision> edited) {
        return edited.stream()
                .filter(asset -> edits.isOurs(settings.portal(), asset.id(), asset.modified()))
                .map(SyncedRevision::id)
                .collect(Collectors.toSet());
    }

    /** Marks the build as effective if it changed, or may still change, something. */
    @Override
    public void ended(
            Run<?, ?> run, String importFolder, SyncSettings settings, SyncReport report, Optional<SentReport> whole) {
        if (report.changed() && !settings.dryRun() || !report.complete()) {
            run.getCauses().stream()
                    .filter(BynderCause.class::isInstance)
                    .forEach(cause -> ((BynderCause) cause).markEffective());
        }
    }

    /** Records the start; {@link #linked} records the end. The assumed end is later than any run of links takes. */
    @Override
    public void linking(Run<?, ?> run, SyncSettings settings, Collection<String> assetIds) {
        Instant now = Instant.now();
        linking(settings.portal(), assetIds, new SyncedRevision.Period(now, now.plus(MAX_LINKING)));
    }

    @Override
    public void linked(Run<?, ?> run, SyncSettings settings, BacklinkReport report) {
        Instant now = Instant.now();
        Collection<String> ids = report.links().stream()
                .filter(link ->
                        link.state() != BacklinkResult.State.UNCHANGED && link.state() != BacklinkResult.State.FOREIGN)
                .map(BacklinkResult::assetId)
                .toList();
        if (!ids.isEmpty()) {
            linking(settings.portal(), ids, new SyncedRevision.Period(now.minusMillis(report.millis()), now));
        }
    }

    /** In all jobs that events of the portal may start, whichever job wrote the links. */
    @SuppressWarnings("try") // The context is used implicitly, by this thread.
    private void linking(PortalAddress portal, Collection<String> ids, SyncedRevision.Period when) {
        edits.add(portal, ids, when);
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            for (TriggeredJob job : TriggeredJob.all()) {
                if (job.integration().address().equals(portal)) {
                    linking(job, ids, when);
                }
            }
        }
    }

    /** A misconfigured job does not affect the others. */
    private void linking(TriggeredJob job, Collection<String> ids, SyncedRevision.Period when) {
        try {
            Tag tag = job.trigger().tagOf(job.integration());
            change(job.job(), job.integration().address(), tag.value(), ids, asset -> asset.withLinking(when));
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, Messages.EventBuilds_jobFailed(job.job().getFullName(), e), e);
        }
    }

    /** Records that these assets were checked and need no sync. */
    static void refresh(Job<?, ?> job, PortalAddress portal, String tag, Collection<SyncedRevision> seen) {
        Map<String, SyncedRevision> byId = new HashMap<>();
        seen.forEach(asset -> byId.put(asset.id(), asset));
        if (!byId.isEmpty()) {
            change(job, portal, tag, byId.keySet(), asset -> byId.get(asset.id()));
        }
    }

    private static void change(
            Job<?, ?> job,
            PortalAddress portal,
            String tag,
            Collection<String> ids,
            UnaryOperator<SyncedRevision> change) {
        try {
            FolderStates.get()
                    .change(
                            job,
                            folders -> folders.of(portal.toString(), tag)
                                    .forEach(folder -> folder.change(
                                            ids, asset -> asset.withRevision(change.apply(asset.revision())))));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, Messages.EditRecorder_unwritable(), e);
        }
    }
}
