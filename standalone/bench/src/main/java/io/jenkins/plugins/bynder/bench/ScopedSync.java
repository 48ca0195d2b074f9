package io.jenkins.plugins.bynder.bench;

import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.PortalSource;
import io.jenkins.plugins.bynder.engine.sync.Sync;
import io.jenkins.plugins.bynder.engine.sync.SyncProgress;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.ReportJson;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.nio.file.Path;
import java.util.Set;

/**
 * A scoped sync, as in a build that the trigger has started; the command line has none. Arguments: portal, folder, its
 * generation, ids separated by commas. Writes the report to standard output.
 */
public final class ScopedSync {

    private ScopedSync() {}

    public static void main(String[] arguments) throws Exception {
        PortalAddress address = PortalAddress.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        long generation = Long.parseLong(arguments[2]);
        Set<String> ids = Set.of(arguments[3].split(","));
        Tag tag = new Tag(PortalServer.TAG);
        HttpPortal portal = HttpPortal.of(
                address,
                new PermanentToken(System.getenv("BYNDER_PERMANENT_TOKEN")),
                RequestBudget.unlimited(),
                HttpSettings.standard());
        SyncSettings settings = SyncSettings.of(address, tag.value());
        settings = settings.withListing(settings.listing().withChanged(ids, generation));
        try (FileHost host = FileHost.of(address, HttpSettings.standard(), settings.concurrency())) {
            PortalSource source = new PortalSource(portal, tag, PortalSource.fields(settings), ids);
            SyncReport report = new Sync(source, host, new SyncProgress()).run(settings, folder);
            ReportJson.write(report, System.out);
            System.exit(report.reading().listing() == SyncReport.Listing.SCOPED && report.complete() ? 0 : 1);
        }
    }
}
