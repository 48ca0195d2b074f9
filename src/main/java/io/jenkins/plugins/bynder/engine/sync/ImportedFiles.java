package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestContent;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The imported files of a folder, for steps after a sync. */
public final class ImportedFiles {

    private ImportedFiles() {}

    /**
     * Names of the files in the folder, by the ids of their assets; without those of removed assets. Empty if the
     * folder belongs to another portal or tag, or nothing was ever synced into it.
     */
    public static Map<String, String> of(Path folder, SyncSettings settings) throws IOException {
        Map<String, String> files = new HashMap<>();
        entries(folder, settings).forEach(entry -> files.put(entry.id(), entry.path()));
        return files;
    }

    /** Those of these assets. */
    public static List<ImportedFile> of(Path folder, SyncSettings settings, Collection<String> assetIds)
            throws IOException {
        Set<String> wanted = new HashSet<>(assetIds);
        return entries(folder, settings)
                .filter(entry -> wanted.contains(entry.id()))
                .map(entry -> new ImportedFile(
                        entry.id(),
                        entry.path(),
                        entry.file().size(),
                        entry.file().sha256()))
                .toList();
    }

    private static Stream<ManifestEntry> entries(Path folder, SyncSettings settings) throws IOException {
        ManifestContent content = ManifestContent.read(new ImportFolder(folder).manifest());
        return content.isOf(settings.portal().toString(), settings.tag())
                ? content.entries().values().stream().filter(ManifestEntry::isInSet)
                : Stream.empty();
    }
}
