package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.AssetSource;
import io.jenkins.plugins.bynder.engine.sync.PortalSource;
import io.jenkins.plugins.bynder.engine.sync.Sync;
import io.jenkins.plugins.bynder.engine.sync.SyncException;
import io.jenkins.plugins.bynder.engine.sync.SyncProgress;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.nio.file.Path;

/** A sync with its progress on the screen. */
record WatchedSync(Context context, Screen screen) {

    SyncReport run(Portal portal, Tag tag, SyncSettings settings, Path folder) throws SyncException, PortalException {
        AssetSource source = new PortalSource(portal, tag, PortalSource.fields(settings));
        SyncProgress progress = new SyncProgress();
        try (FileHost host = FileHost.of(portal.address(), context.http(), settings.concurrency());
                ProgressDisplay display = new ProgressDisplay(screen, progress::snapshot, source::status)) {
            display.start(context.betweenLines());
            return new Sync(source, host, progress).run(settings, folder);
        }
    }
}
