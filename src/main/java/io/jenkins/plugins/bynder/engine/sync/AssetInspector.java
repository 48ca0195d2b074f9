package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Backoff;
import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import io.jenkins.plugins.bynder.engine.portal.FileAnswer;
import io.jenkins.plugins.bynder.engine.portal.FileBody;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import java.io.IOException;

/** Inspects one known asset: its local file and the file that the portal has now. */
final class AssetInspector {

    /** Requests to the file host for one asset, as most errors of file hosts disappear within a moment. */
    private static final int ATTEMPTS = 3;

    private final ImportFolder folder;
    private final ResumableDownloads resumable;
    private final AssetSource source;
    private final FileHost host;
    private final Backoff backoff;
    private final PortalAddress portal;

    AssetInspector(
            FolderContext folderContext, AssetSource source, FileHost host, Backoff backoff, PortalAddress portal) {
        this.folder = folderContext.folder();
        this.resumable = folderContext.resumable();
        this.source = source;
        this.host = host;
        this.backoff = backoff;
        this.portal = portal;
    }

    /** The state of the asset's local file, complete partial downloads included. */
    LocalState local(ManifestEntry entry) throws IOException {
        LocalState local = folder.inspect(entry.file());
        return !local.intact() && resumable.staged(entry) ? LocalState.STAGED : local;
    }

    /**
     * Asks the portal whether an asset whose listing changed still has the file that is recorded in the manifest.
     *
     * @throws PortalException if the portal does not answer
     */
    RemoteCheck check(ManifestEntry entry, ListedAsset asset) throws PortalException, InterruptedException {
        try {
            OriginalVersion now = source.original(entry.id());
            return switch (ChangeRule.judge(entry, now)) {
                case SAME -> new RemoteCheck.Same(now);
                case OTHER -> new RemoteCheck.Other(now);
                case UNSURE -> isUnchanged(entry, asset) ? new RemoteCheck.Same(now) : new RemoteCheck.Other(now);
            };
        } catch (PortalException e) {
            if (!e.problem().concernsOneAsset()) {
                throw e;
            }
            return e.problem() == PortalException.Problem.NOT_FOUND
                    ? new RemoteCheck.Vanished()
                    : new RemoteCheck.Refused(e.why());
        }
    }

    private boolean isUnchanged(ManifestEntry entry, ListedAsset asset) throws PortalException, InterruptedException {
        if (entry.revision().etag().isEmpty()) {
            return false;
        }
        DownloadLink link = asset.rendition().isEmpty() ? source.link(entry.id()) : asset.link(portal);
        String etag = entry.revision().etag();
        FileAnswer answer = host.openIfChanged(link, etag);
        for (int attempts = 1; isTemporary(answer) && attempts < ATTEMPTS; attempts++) {
            backoff.pause(attempts);
            answer = host.openIfChanged(link, etag);
        }
        if (answer instanceof FileAnswer.Whole whole) {
            discard(whole.body());
        }
        return answer instanceof FileAnswer.Unchanged;
    }

    /** A missed first byte takes too long to be worth another attempt. */
    private static boolean isTemporary(FileAnswer answer) {
        return answer instanceof FileAnswer.Failed failed && !failed.late();
    }

    private static void discard(FileBody body) {
        try {
            body.close();
        } catch (IOException e) {
            // Its file is downloaded again anyway.
        }
    }
}
