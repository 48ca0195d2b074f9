package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * The active original of an asset, from {@code GET /api/v4/media/{id}/?versions=1}.
 *
 * @param itemId id of the media item; a different id means a different file
 * @param version version number; 0 if unknown
 * @param fileName empty if unknown
 * @param size in bytes, or {@link Asset#UNKNOWN_SIZE}
 * @param created upload time of this version; {@link Instant#EPOCH} if unknown
 * @param versions number of originals that the asset has had; with one, no older version can have been reactivated
 * @param dateModified of the asset at the time of this response
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
