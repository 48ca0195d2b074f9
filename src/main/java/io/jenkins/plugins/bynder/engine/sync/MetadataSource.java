package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Optional;

/** Which metadata file a listed asset should have, made while its page is at hand. */
@FunctionalInterface
interface MetadataSource {

    MetadataSpool.Piece of(Asset asset, Optional<ManifestEntry> known) throws IOException;

    /** None. */
    static MetadataSource none() {
        return (asset, known) -> MetadataSpool.Piece.NONE;
    }

    /** Says what would be written. */
    static MetadataSource rehearsed(ImportFolder folder) {
        return (asset, known) -> {
            String hash = Sidecar.hash(Sidecar.of(asset));
            return new MetadataSpool.Piece(MetadataSpool.Piece.NOWHERE, 0, hash, isDue(folder, hash, known));
        };
    }

    /** Keeps what is to be written. */
    static MetadataSource spooled(ImportFolder folder, MetadataSpool spool) {
        return (asset, known) -> {
            byte[] bytes = Sidecar.of(asset);
            String hash = Sidecar.hash(bytes);
            return isDue(folder, hash, known)
                    ? spool.add(bytes, hash)
                    : new MetadataSpool.Piece(MetadataSpool.Piece.NOWHERE, 0, hash, false);
        };
    }

    private static boolean isDue(ImportFolder folder, String hash, Optional<ManifestEntry> known) {
        if (known.isEmpty() || !known.get().meta().equals(hash)) {
            return true;
        }
        try {
            return !Files.exists(
                    folder.file(known.get().path() + FileNames.METADATA_EXTENSION), LinkOption.NOFOLLOW_LINKS);
        } catch (FetchException e) {
            return true; // This machine cannot have that name; its asset fails with a sentence that says so.
        }
    }
}
