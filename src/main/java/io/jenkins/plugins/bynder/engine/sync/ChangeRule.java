package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.manifest.SourceRevision;

/**
 * Distinguishes a new file from a change of metadata. Bynder gives no checksum, and {@code dateModified} changes with
 * every edit, our own backlink included. The decision uses the active original: its id, its size and its date.
 */
final class ChangeRule {

    enum Verdict {
        SAME,
        OTHER,
        /** An older version may have been made active again; only the bytes can tell. */
        UNSURE
    }

    private ChangeRule() {}

    /** Whether the listed data changed since the last sync. */
    static boolean moved(SourceRevision recorded, ListedAsset now) {
        return recorded.modified() != now.modified() || recorded.listedSize() != now.size();
    }

    /**
     * Compares the manifest with the active original. The file may have another size than Bynder lists, so its size
     * proves nothing unless Bynder never listed one.
     */
    static Verdict judge(ManifestEntry recorded, OriginalVersion now) {
        SourceRevision revision = recorded.revision();
        if (!revision.item().isEmpty()) {
            return revision.item().equals(now.itemId()) && agree(revision.version(), now.version())
                    ? Verdict.SAME
                    : Verdict.OTHER;
        }
        if (revision.rendition().isEmpty()
                && now.size() >= 0
                && now.size() != recorded.file().size()
                && now.size() != revision.listedSize()) {
            return Verdict.OTHER;
        }
        if (Asset.millis(now.created()) > revision.modified()) {
            return Verdict.OTHER;
        }
        return now.versions() == 1 ? Verdict.SAME : Verdict.UNSURE;
    }

    /** Version numbers are often left out. */
    private static boolean agree(int recorded, int now) {
        return recorded == 0 || now == 0 || recorded == now;
    }
}
