package io.jenkins.plugins.bynder.report;

import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.Portals;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.step.AssetSet;
import io.jenkins.plugins.bynder.step.SyncListener;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Downloads thumbnails after a sync in the background; no build waits for them or fails because of them. */
@Restricted(NoExternalUse.class)
@Extension
public final class ThumbnailFetcher implements SyncListener {

    private static final Logger LOGGER = Logger.getLogger(ThumbnailFetcher.class.getName());

    /** Some have no picture, and for those that follow them there is room then. */
    private static final int LOOKED_AT = 2 * ThumbnailDownload.MAX_THUMBNAILS;

    private static final Set<Outcome> WITHOUT = Set.of(Outcome.DELETED, Outcome.UNCHANGED);

    @Override
    public void listed(Run<?, ?> run, Integration integration, AssetSet listed, SyncReport report) {
        if (!integration.isThumbnails()) {
            return;
        }
        List<String> ids = first(run, report).stream()
                .map(Row::asset)
                .filter(asset -> !WITHOUT.contains(asset.outcome()))
                .map(AssetReport::id)
                .filter(id -> listed.find(id).isPresent())
                .limit(ThumbnailDownload.MAX_THUMBNAILS)
                .toList();
        boolean reachable =
                report.end() != SyncReport.End.PORTAL_UNAVAILABLE && report.end() != SyncReport.End.INTERRUPTED;
        if (!ids.isEmpty() && reachable) {
            Computer.threadPoolForRemoting.execute(() -> fetch(run, integration, ids));
        }
    }

    /** The rows that the first pages show, in their order: the report itself may lack some of them. */
    private static List<Row> first(Run<?, ?> run, SyncReport report) {
        Optional<ImportSection> section = Optional.ofNullable(run.getAction(ImportAction.class))
                .flatMap(action -> action.getSections().stream()
                        .filter(each -> each.isOf(report.portal(), report.tag()) && each.rows() > 0)
                        .reduce((earlier, later) -> later));
        return section.flatMap(each -> ImportAction.read(
                        run,
                        each,
                        rows -> rows.find(RowFile.Filter.all(), 0, LOOKED_AT).rows()))
                .orElseGet(() -> report.assets().stream()
                        .map(Row::of)
                        .sorted(Comparator.comparing(row -> row.place(0, 0)))
                        .limit(LOOKED_AT)
                        .toList());
    }

    private static void fetch(Run<?, ?> run, Integration integration, List<String> ids) {
        try {
            Portal portal = Portals.get().open(integration);
            try (FileHost host =
                    FileHost.of(integration.address(), Portals.get().http(integration), 2)) {
                new ThumbnailDownload(portal, host, new ThumbnailStore(run)).fetch(ids);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOGGER.log(Level.FINE, e, () -> "No pictures for " + run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
