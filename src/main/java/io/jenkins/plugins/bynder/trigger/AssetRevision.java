package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.util.TreeSet;

/**
 * Fingerprint of everything in a listing that matters to a sync, and therefore without {@code dateModified}, which
 * every edit changes.
 */
final class AssetRevision {

    private static final int BYTES = 12;

    /** Of all assets that the portal does not show. */
    static final String NOT_SHOWN = "-";

    private AssetRevision() {}

    /** A short text. */
    static String of(Asset asset) {
        return Sha256.hex(
                String.join(
                        "\n",
                        asset.name(),
                        asset.extension(),
                        String.valueOf(asset.fileSize()),
                        String.valueOf(asset.archived()),
                        new TreeSet<>(asset.tags()).toString()),
                BYTES);
    }
}
