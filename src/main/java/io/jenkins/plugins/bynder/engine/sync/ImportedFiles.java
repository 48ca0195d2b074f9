package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestContent;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The imported files of a folder, for steps after a sync. */
public final class ImportedFiles {

    private ImportedFiles() {}

    /**
     * Names of the files in the folder, by the ids of their assets; without those of removed assets. Empty if the
     * folder belongs to another portal or tag, or nothing was ever synced into it.
     */
    public static Map<String, String> of(Path folder, SyncSettings settings) throws IOException {
        Map<String, String> files = new HashMap<>();
        forEach(folder, settings, entry -> files.put(entry.id(), entry.path()));
        return files;
    }

    /** Those of these assets. */
    public static List<ImportedFile> of(Path folder, SyncSettings settings, Collection<String> assetIds)
            throws IOException {
        Set<String> wanted = new HashSet<>(assetIds);
        List<ImportedFile> files = new ArrayList<>();
        forEach(folder, settings, entry -> {
            if (wanted.contains(entry.id())) {
                files.add(new ImportedFile(
                        entry.id(),
                        entry.path(),
                        entry.file().size(),
                        entry.file().sha256()));
            }
        });
        return files;
    }

    private static void forEach(Path folder, SyncSettings settings, Consumer<ManifestEntry> taker) throws IOException {
        try (ManifestContent content = ManifestContent.read(new ImportFolder(folder).manifest())) {
            if (content.isOf(settings.portal().toString(), settings.tag())) {
                content.entries().values().stream()
                        .filter(ManifestEntry::isInSet)
                        .forEach(taker);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
