package io.jenkins.plugins.bynder.report;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.engine.backlink.Backlink;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.state.FolderStates;
import io.jenkins.plugins.bynder.step.SyncListener;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Takes assets out of reports that only our own link writes have edited: they are no changes that a user made. */
@Restricted(NoExternalUse.class)
@Extension
public final class OwnEdits implements SyncListener {

    private static final Logger LOGGER = Logger.getLogger(OwnEdits.class.getName());

    /** By which the clocks of Bynder and Jenkins may differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    @Override
    public void linked(Run<?, ?> run, SyncSettings settings, BacklinkReport report) {
        Instant now = Instant.now();
        SyncedAsset.Period period = new SyncedAsset.Period(now.minusMillis(report.millis()), now);
        Set<String> written = report.links().stream()
                .filter(link -> link.state() == Backlink.State.WRITTEN || link.state() == Backlink.State.UNCONFIRMED)
                .map(Backlink::assetId)
                .collect(Collectors.toSet());
        if (written.isEmpty()) {
            return;
        }
        try {
            FolderStates.get().change(run.getParent(), folders -> folders.of(
                            settings.portal().toString(), settings.tag())
                    .forEach(folder -> folder.change(
                            written,
                            asset -> asset.withRevision(asset.revision().withLinking(period)))));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, Messages.ImportRecorder_unwritable(run), e);
        }
    }

    @Override
    public void listed(Run<?, ?> run, Integration integration, Collection<SyncedAsset> listed, SyncReport report) {
        Optional<ImportSection> section = Optional.ofNullable(run.getAction(ImportAction.class))
                .flatMap(action -> action.last(report.portal(), report.tag()))
                .filter(found -> found.count(Outcome.METADATA_ONLY) > 0 && found.rows() > 0);
        if (section.isEmpty()) {
            return;
        }
        Set<String> own = own(run, listed, report);
        Path file = ImportAction.rows(run, section.get().getNumber());
        try {
            Set<String> dropped = RowWriter.drop(
                    file,
                    row -> isNoChange(row.asset()) && own.contains(row.asset().id()));
            if (!dropped.isEmpty()) {
                section.get().unchanged(dropped.size());
                run.save();
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, Messages.ImportRecorder_unwritable(run), e);
        }
    }

    /** A metadata file that now has the link is a change. */
    private static boolean isNoChange(AssetReport asset) {
        return asset.outcome() == Outcome.METADATA_ONLY && !asset.reason().equals(SyncTexts.text("reason.sidecar"));
    }

    /** Listed assets whose last edit was our writing of their link, as far as the state before this sync tells. */
    private static Set<String> own(Run<?, ?> run, Collection<SyncedAsset> listed, SyncReport report) {
        return FolderStates.get()
                .read(run.getParent(), folders -> listed.stream()
                        .filter(asset -> folders.of(report.portal(), report.tag()).stream()
                                .flatMap(folder -> folder.find(asset.id()).stream())
                                .flatMap(known -> known.revision().linking().stream())
                                .anyMatch(period -> period.holds(asset.modified(), TOLERANCE)))
                        .map(SyncedAsset::id)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
