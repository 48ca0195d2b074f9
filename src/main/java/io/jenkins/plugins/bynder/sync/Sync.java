package io.jenkins.plugins.bynder.sync;

import io.jenkins.plugins.bynder.portal.PortalException;
import java.nio.file.Path;

/** One folder, made equal to one tag. */
public final class Sync {

    private final AssetSource source;
    private final Progress progress;

    public Sync(AssetSource source, Progress progress) {
        this.source = source;
        this.progress = progress;
    }

    /**
     * Runs to an end. An interrupt of the calling thread stops all work within two seconds and gives a report whose end
     * is {@link SyncReport.End#INTERRUPTED}; the thread's interrupt status is then set again.
     *
     * @throws SyncException if the sync could not begin
     * @throws PortalException if the portal refused or could not be reached before anything was planned
     */
    public SyncReport run(SyncSettings settings, Path folder) throws SyncException, PortalException {
        throw new UnsupportedOperationException(source + " " + progress);
    }
}
