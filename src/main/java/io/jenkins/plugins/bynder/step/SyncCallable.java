package io.jenkins.plugins.bynder.step;

import hudson.model.TaskListener;
import hudson.remoting.RemoteOutputStream;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.sync.AssetSource;
import io.jenkins.plugins.bynder.engine.sync.ImportedFiles;
import io.jenkins.plugins.bynder.engine.sync.ReportFile;
import io.jenkins.plugins.bynder.engine.sync.Sync;
import io.jenkins.plugins.bynder.engine.sync.SyncProgress;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.ReportJson;
import io.jenkins.plugins.bynder.engine.sync.report.ReportText;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import jenkins.agents.ControllerToAgentCallable;

/**
 * Runs a sync on an agent: plans, downloads and publishes in one call, because every remote call is a round trip.
 *
 * @param folder absolute, on the machine where this runs
 * @param source proxy of the controller's portal: passes links, but neither credentials nor file bytes
 * @param names whether to return the names of the files
 * @param rows receives a long report
 * @param http settings for requests from that machine to the file host
 */
record SyncCallable(
        SyncSettings settings,
        String folder,
        AssetSource source,
        boolean names,
        RemoteOutputStream rows,
        HttpSettings http,
        TaskListener listener)
        implements ControllerToAgentCallable<AgentResult, IOException> {

    private static final long serialVersionUID = 1;

    /** Maximum rows of the table in the build log; the report file has all. */
    private static final int ROWS = 40;

    @Override
    @SuppressWarnings("try") // It writes lines while it is open.
    public AgentResult call() throws IOException {
        SyncProgress progress = new SyncProgress();
        try (FileHost host = FileHost.of(settings.portal(), http, settings.concurrency());
                BuildLogProgress lines = BuildLogProgress.start(
                        listener.getLogger(), () -> ProgressLog.text(progress.snapshot(), source.status()))) {
            SyncReport report = new Sync(source, host, progress).run(settings, Path.of(folder));
            if (!report.dryRun()) {
                ReportFile.write(report);
            }
            listener.getLogger().print(ReportText.of(report, ROWS));
            // Otherwise the agent sends its lines late, and those after the end of the build are lost.
            listener.getLogger().flush();
            if (report.assets().size() > AgentReportValidator.MAX_ASSETS) {
                try (OutputStream stream = new BufferedOutputStream(rows, 1 << 16)) {
                    ReportJson.write(report, stream);
                }
            }
            return result(report.withAssetsAtMost(AgentReportValidator.MAX_ASSETS));
        }
    }

    private AgentResult result(SyncReport report) {
        try {
            return new AgentResult(report, names ? files(report) : new HashMap<>(), "");
        } catch (IOException e) {
            return new AgentResult(report, new HashMap<>(), ErrorText.of(e));
        }
    }

    /** Names of all files, or of those whose assets the sync has read. */
    private HashMap<String, String> files(SyncReport report) throws IOException {
        if (report.reading().listing() != SyncReport.Listing.SCOPED) {
            return new HashMap<>(ImportedFiles.of(Path.of(folder), settings));
        }
        HashMap<String, String> files = new HashMap<>();
        ImportedFiles.of(Path.of(folder), settings, settings.listing().assetIds())
                .forEach(file -> files.put(file.assetId(), file.path()));
        return files;
    }
}
