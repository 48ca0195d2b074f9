package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.util.Objects;
import java.util.Optional;

/**
 * What the manifest records of an asset.
 *
 * @param title the asset's name in Bynder
 * @param kept whether the asset has left the set and its file was kept
 * @param meta start of the SHA-256 of its metadata file; empty if there is none
 * @param former previous place of the file, or of the file it replaces: set during the replacement, so that a killed
 * run leaves no unknown file
 */
public record ManifestEntry(
        String id,
        String title,
        LocalFile file,
        SourceRevision revision,
        boolean kept,
        String meta,
        Optional<LocalFile> former) {

    private static final int MAX_TITLE = 16_384;

    public ManifestEntry {
        Ids.requireSafe(id);
        Objects.requireNonNull(file);
        Objects.requireNonNull(revision);
        Objects.requireNonNull(former);
        if (title.length() > MAX_TITLE || meta.length() > 64 || !Sha256.isHex(meta)) {
            throw new IllegalArgumentException("Not an entry of a manifest");
        }
    }

    /** Whether the asset had the tag when it was last listed. */
    public boolean isInSet() {
        return !kept;
    }

    public String path() {
        return file.path();
    }

    public ManifestEntry withTitle(String other) {
        return new ManifestEntry(id, other, file, revision, kept, meta, former);
    }

    public ManifestEntry withFile(LocalFile other) {
        return new ManifestEntry(id, title, other, revision, kept, meta, former);
    }

    public ManifestEntry withOrigin(SourceRevision other) {
        return new ManifestEntry(id, title, file, other, kept, meta, former);
    }

    public ManifestEntry withKept(boolean other) {
        return new ManifestEntry(id, title, file, revision, other, meta, former);
    }

    public ManifestEntry withMeta(String other) {
        return new ManifestEntry(id, title, file, revision, kept, other, former);
    }

    /** With a new name; remembers the old one. */
    public ManifestEntry moved(String path) {
        return new ManifestEntry(id, title, file.at(path), revision, kept, meta, Optional.of(file));
    }

    public ManifestEntry withFormer(Optional<LocalFile> other) {
        return new ManifestEntry(id, title, file, revision, kept, meta, other);
    }
}
