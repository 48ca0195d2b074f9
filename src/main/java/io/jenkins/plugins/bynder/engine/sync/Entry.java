package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Ids;
import java.util.Objects;
import java.util.Optional;

/**
 * What the manifest knows of one asset.
 *
 * @param title the asset's name in Bynder
 * @param kept whether the asset has left the set and its file was to stay
 * @param meta start of the SHA-256 of the metadata file beside it, empty if none was written
 * @param former where its file, or the file it replaces, was before: set while one takes the place of the other, so
 *     that a killed run leaves no file that nobody knows
 */
record Entry(
        String id, String title, LocalFile file, Origin origin, boolean kept, String meta, Optional<LocalFile> former) {

    private static final int MAX_TITLE = 16_384;

    Entry {
        Ids.requireSafe(id);
        Objects.requireNonNull(file);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(former);
        if (title.length() > MAX_TITLE || meta.length() > 64 || !Digests.isHex(meta)) {
            throw new IllegalArgumentException("Not an entry of a manifest");
        }
    }

    String path() {
        return file.path();
    }

    Entry withTitle(String other) {
        return new Entry(id, other, file, origin, kept, meta, former);
    }

    Entry withFile(LocalFile other) {
        return new Entry(id, title, other, origin, kept, meta, former);
    }

    Entry withOrigin(Origin other) {
        return new Entry(id, title, file, other, kept, meta, former);
    }

    Entry withKept(boolean other) {
        return new Entry(id, title, file, origin, other, meta, former);
    }

    Entry withMeta(String other) {
        return new Entry(id, title, file, origin, kept, other, former);
    }

    /** The file under another name; the old place is remembered. */
    Entry moved(String path) {
        return new Entry(id, title, file.at(path), origin, kept, meta, Optional.of(file));
    }

    Entry withFormer(Optional<LocalFile> other) {
        return new Entry(id, title, file, origin, kept, meta, other);
    }
}
