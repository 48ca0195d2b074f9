package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An asset as listed for a sync.
 *
 * @param modified the asset's {@code dateModified}, in milliseconds
 * @param size the asset's {@code fileSize}, or {@link Asset#UNKNOWN_SIZE}
 * @param item id of the active original; empty if it was not requested
 * @param linking when we wrote its link since, which changes {@code dateModified}; empty if we did not
 */
public record SyncedRevision(
        String id, Instant modified, long size, String name, String extension, String item, Optional<Period> linking) {

    /** A period of time, in milliseconds. */
    public record Period(Instant from, Instant to) {

        public Period {
            from = Instant.ofEpochMilli(from.toEpochMilli());
            to = Instant.ofEpochMilli(to.toEpochMilli());
        }

        /** Whether the period contains the time, allowing for a difference between clocks. */
        public boolean holds(Instant time, Duration tolerance) {
            return !time.isBefore(from.minus(tolerance)) && !time.isAfter(to.plus(tolerance));
        }
    }

    /** An asset whose link has not been written since. */
    public SyncedRevision(String id, Instant modified, long size, String name, String extension, String item) {
        this(id, modified, size, name, extension, item, Optional.empty());
    }

    public SyncedRevision {
        Ids.requireSafe(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(extension);
        Objects.requireNonNull(item);
        Objects.requireNonNull(linking);
        modified = Instant.ofEpochMilli(modified.toEpochMilli());
    }

    /** The asset as listed, without its original. */
    public static SyncedRevision of(Asset asset) {
        return new SyncedRevision(
                asset.id(), asset.dateModified(), asset.fileSize(), asset.name(), asset.extension(), "");
    }

    public SyncedRevision withItem(String itemId) {
        return new SyncedRevision(id, modified, size, name, extension, itemId, linking);
    }

    public SyncedRevision withModified(Instant when) {
        return new SyncedRevision(id, when, size, name, extension, item, linking);
    }

    public SyncedRevision withLinking(Period when) {
        return new SyncedRevision(id, modified, size, name, extension, item, Optional.of(when));
    }
}
