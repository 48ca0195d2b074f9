package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Optional;

/** Creates the metadata file of a listed asset while its page is in memory. */
@FunctionalInterface
interface MetadataSource {

    MetadataSpool.Entry of(Asset asset, Optional<ManifestEntry> known) throws IOException;

    /** None. */
    static MetadataSource none() {
        return (asset, known) -> MetadataSpool.Entry.NONE;
    }

    /** For a dry run: compares without writing. */
    static MetadataSource rehearsed(ImportFolder folder) {
        return (asset, known) -> {
            String hash = MetadataFile.hash(MetadataFile.of(asset));
            return new MetadataSpool.Entry(MetadataSpool.Entry.NOWHERE, 0, hash, isDue(folder, hash, known));
        };
    }

    /** For a sync: spools the metadata files to write. */
    static MetadataSource spooled(ImportFolder folder, MetadataSpool spool) {
        return (asset, known) -> {
            byte[] bytes = MetadataFile.of(asset);
            String hash = MetadataFile.hash(bytes);
            return isDue(folder, hash, known)
                    ? spool.add(bytes, hash)
                    : new MetadataSpool.Entry(MetadataSpool.Entry.NOWHERE, 0, hash, false);
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
            return true; // This machine cannot represent that name; the asset fails with a message that says so.
        }
    }
}
