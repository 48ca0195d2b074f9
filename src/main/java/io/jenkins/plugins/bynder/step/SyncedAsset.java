package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.portal.Asset;
import io.jenkins.plugins.bynder.portal.Ids;
import java.time.Instant;
import java.util.Objects;

/**
 * An asset as the portal listed it for a sync.
 *
 * @param modified the asset's {@code dateModified}, to the millisecond
 * @param size the asset's {@code fileSize}, or {@link Asset#UNKNOWN_SIZE}
 * @param item id of the active original, empty if nobody had to ask for it
 */
public record SyncedAsset(String id, Instant modified, long size, String name, String extension, String item) {

    public SyncedAsset {
        Ids.requireSafe(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(extension);
        Objects.requireNonNull(item);
        modified = Instant.ofEpochMilli(modified.toEpochMilli());
    }

    /** The asset as it is listed, its original not asked for. */
    public static SyncedAsset of(Asset asset) {
        return new SyncedAsset(asset.id(), asset.dateModified(), asset.fileSize(), asset.name(), asset.extension(), "");
    }

    public SyncedAsset withItem(String itemId) {
        return new SyncedAsset(id, modified, size, name, extension, itemId);
    }

    public SyncedAsset withModified(Instant when) {
        return new SyncedAsset(id, when, size, name, extension, item);
    }
}
