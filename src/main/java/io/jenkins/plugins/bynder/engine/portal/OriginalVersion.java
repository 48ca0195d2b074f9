package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * The active original of an asset, read with {@code GET /api/v4/media/{id}/?versions=1}.
 *
 * @param itemId id of the media item: another one means another file
 * @param version number of the version, 0 if the portal does not say
 * @param fileName name of its file, empty if the portal does not say
 * @param size bytes, or {@link Asset#UNKNOWN_SIZE}
 * @param created when this version was uploaded, {@link Instant#EPOCH} if the portal does not say
 * @param versions how many originals the asset has had: with one, no older version can have been made active again
 * @param dateModified of the asset, as of this read
 */
public record OriginalVersion(
        String itemId, int version, String fileName, long size, Instant created, int versions, Instant dateModified)
        implements Serializable {

    private static final long serialVersionUID = 1;

    public OriginalVersion {
        Ids.requireSafe(itemId);
        Objects.requireNonNull(fileName);
        Objects.requireNonNull(created);
        Objects.requireNonNull(dateModified);
        size = Math.max(size, Asset.UNKNOWN_SIZE);
    }
}
