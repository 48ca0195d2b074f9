package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Optional;

/** Which metadata file a listed asset should have, made while its page is at hand. */
@FunctionalInterface
interface Metadata {

    Spool.Piece of(Asset asset, Optional<Entry> known) throws IOException;

    /** None. */
    static Metadata none() {
        return (asset, known) -> Spool.Piece.NONE;
    }

    /** Says what would be written. */
    static Metadata rehearsed(ImportFolder folder) {
        return (asset, known) -> {
            String hash = Sidecar.hash(Sidecar.of(asset));
            return new Spool.Piece(Spool.Piece.NOWHERE, 0, hash, isDue(folder, hash, known));
        };
    }

    /** Keeps what is to be written. */
    static Metadata spooled(ImportFolder folder, Spool spool) {
        return (asset, known) -> {
            byte[] bytes = Sidecar.of(asset);
            String hash = Sidecar.hash(bytes);
            return isDue(folder, hash, known)
                    ? spool.add(bytes, hash)
                    : new Spool.Piece(Spool.Piece.NOWHERE, 0, hash, false);
        };
    }

    private static boolean isDue(ImportFolder folder, String hash, Optional<Entry> known) {
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
