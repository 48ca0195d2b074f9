package io.jenkins.plugins.bynder.report;

import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.Portals;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.step.SyncListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has pictures fetched after a sync, in the background: no build waits for them, and none fails for them. */
@Extension
public final class ThumbnailFetcher implements SyncListener {

    private static final Logger LOGGER = Logger.getLogger(ThumbnailFetcher.class.getName());

    private static final Set<Outcome> WITHOUT = Set.of(Outcome.DELETED, Outcome.UNCHANGED);

    @Override
    public void ended(
            Run<?, ?> run, String importFolder, SyncSettings settings, SyncReport report, Optional<Path> whole) {
        List<String> ids = report.assets().stream()
                .filter(asset -> !WITHOUT.contains(asset.outcome()))
                .sorted(Comparator.comparing(asset -> Row.ORDER.indexOf(asset.outcome())))
                .map(AssetReport::id)
                .limit(ThumbnailDownload.MOST)
                .toList();
        boolean reachable =
                report.end() != SyncReport.End.PORTAL_UNAVAILABLE && report.end() != SyncReport.End.INTERRUPTED;
        Optional<Integration> integration = BynderConfiguration.get().getIntegrations().stream()
                .filter(each -> each.address().equals(settings.portal()))
                .findFirst();
        if (!ids.isEmpty() && reachable && integration.isPresent()) {
            Computer.threadPoolForRemoting.execute(() -> fetch(run, integration.get(), ids));
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
