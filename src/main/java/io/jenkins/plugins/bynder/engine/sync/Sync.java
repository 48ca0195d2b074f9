package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.nio.file.Path;
import java.util.Objects;

/** Makes one folder equal to the set of assets with one tag. */
public final class Sync {

    private final AssetSource source;
    private final FileHost host;
    private final SyncProgress progress;
    private final RetryTimings timings;

    /**
     * @param source of one tag
     * @param host for the files; the caller closes it
     */
    public Sync(AssetSource source, FileHost host, SyncProgress progress) {
        this(source, host, progress, RetryTimings.standard(host.timeouts().silence()));
    }

    Sync(AssetSource source, FileHost host, SyncProgress progress, RetryTimings timings) {
        this.source = Objects.requireNonNull(source);
        this.host = Objects.requireNonNull(host);
        this.progress = Objects.requireNonNull(progress);
        this.timings = timings;
    }

    /**
     * Runs the sync. An interrupt of the calling thread stops all work within two seconds and gives a report whose end
     * is {@link SyncReport.End#INTERRUPTED}; the thread's interrupt status is then set again.
     *
     * @param folder created if missing; the files are directly in it
     * @throws SyncException if the sync could not start
     * @throws PortalException if the portal refused or could not be reached before anything was planned
     */
    public SyncReport run(SyncSettings settings, Path folder) throws SyncException, PortalException {
        try {
            return new SyncRun(new SyncContext(source, host, progress, timings), settings, new ImportFolder(folder))
                    .run();
        } finally {
            progress.enter(SyncProgress.Phase.ENDED);
        }
    }
}
