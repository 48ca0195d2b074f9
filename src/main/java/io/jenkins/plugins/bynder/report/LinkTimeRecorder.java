package io.jenkins.plugins.bynder.report;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkResult;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.state.FolderStates;
import io.jenkins.plugins.bynder.step.SyncListener;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Records when the syncs of a job wrote links, so that its next sync does not report these edits as changes. */
@Restricted(NoExternalUse.class)
@Extension
public final class LinkTimeRecorder implements SyncListener {

    private static final Logger LOGGER = Logger.getLogger(LinkTimeRecorder.class.getName());

    /** By which the clocks of Bynder and Jenkins may differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    @Override
    public void linked(Run<?, ?> run, SyncSettings settings, BacklinkReport report) {
        Instant now = Instant.now();
        SyncedRevision.Period period = new SyncedRevision.Period(now.minusMillis(report.millis()), now);
        Set<String> written = report.links().stream()
                .filter(link -> link.state() == BacklinkResult.State.WRITTEN
                        || link.state() == BacklinkResult.State.UNCONFIRMED)
                .map(BacklinkResult::assetId)
                .collect(Collectors.toSet());
        if (written.isEmpty()) {
            return;
        }
        try {
            FolderStates.get()
                    .change(
                            run.getParent(),
                            folders -> folders.of(settings.portal().toString(), settings.tag())
                                    .forEach(folder -> folder.change(
                                            written,
                                            asset -> asset.withRevision(
                                                    asset.revision().withLinking(period)))));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, Messages.ImportRecorder_unwritable(run), e);
        }
    }

    @Override
    public Set<String> ownEdits(Run<?, ?> run, SyncSettings settings, Collection<SyncedRevision> edited) {
        return FolderStates.get()
                .read(
                        run.getParent(),
                        folders -> edited.stream()
                                .filter(asset -> folders.of(settings.portal().toString(), settings.tag()).stream()
                                        .flatMap(folder -> folder.find(asset.id()).stream())
                                        .flatMap(known -> known.revision().linking().stream())
                                        .anyMatch(period -> period.holds(asset.modified(), TOLERANCE)))
                                .map(SyncedRevision::id)
                                .collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
