package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.nio.file.Path;
import java.util.Objects;

/** One folder, made equal to one tag. */
public final class Sync {

    private final AssetSource source;
    private final FileHost host;
    private final Progress progress;
    private final RetryTimings pace;

    /**
     * @param source of one tag
     * @param host for the files themselves; stays the caller's to close
     */
    public Sync(AssetSource source, FileHost host, Progress progress) {
        this(source, host, progress, RetryTimings.standard(host.timeouts().silence()));
    }

    Sync(AssetSource source, FileHost host, Progress progress, RetryTimings pace) {
        this.source = Objects.requireNonNull(source);
        this.host = Objects.requireNonNull(host);
        this.progress = Objects.requireNonNull(progress);
        this.pace = pace;
    }

    /**
     * Runs to an end. An interrupt of the calling thread stops all work within two seconds and gives a report whose end
     * is {@link SyncReport.End#INTERRUPTED}; the thread's interrupt status is then set again.
     *
     * @param folder made if it is not there; the assets' files are right in it
     * @throws SyncException if the sync could not begin
     * @throws PortalException if the portal refused or could not be reached before anything was planned
     */
    public SyncReport run(SyncSettings settings, Path folder) throws SyncException, PortalException {
        try {
            return new SyncRun(new SyncContext(source, host, progress, pace), settings, new ImportFolder(folder)).run();
        } finally {
            progress.enter(Progress.Phase.ENDED);
        }
    }
}
