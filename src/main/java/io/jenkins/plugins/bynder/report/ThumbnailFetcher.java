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
import io.jenkins.plugins.bynder.step.SyncListener;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Downloads thumbnails after a sync in the background; no build waits for them or fails because of them. */
@Restricted(NoExternalUse.class)
@Extension
public final class ThumbnailFetcher implements SyncListener {

    private static final Logger LOGGER = Logger.getLogger(ThumbnailFetcher.class.getName());

    private static final Set<Outcome> WITHOUT = Set.of(Outcome.DELETED, Outcome.UNCHANGED);

    @Override
    public void listed(Run<?, ?> run, Integration integration, Collection<SyncedAsset> listed, SyncReport report) {
        Set<String> listedIds = listed.stream().map(SyncedAsset::id).collect(Collectors.toSet());
        List<String> ids = report.assets().stream()
                .filter(asset -> !WITHOUT.contains(asset.outcome()))
                .sorted(Comparator.comparing(asset -> Row.ORDER.indexOf(asset.outcome())))
                .map(AssetReport::id)
                .filter(listedIds::contains)
                .limit(ThumbnailDownload.MOST)
                .toList();
        boolean reachable =
                report.end() != SyncReport.End.PORTAL_UNAVAILABLE && report.end() != SyncReport.End.INTERRUPTED;
        if (!ids.isEmpty() && reachable) {
            Computer.threadPoolForRemoting.execute(() -> fetch(run, integration, ids));
        }
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
