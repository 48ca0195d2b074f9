package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestContent;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntries;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The imported files of a folder, for steps after a sync. */
public final class ImportedFiles {

    private ImportedFiles() {}

    /**
     * Names of the files in the folder, by the ids of their assets; without those of removed assets. Empty if the
     * folder belongs to another portal or tag, or nothing was ever synced into it.
     */
    public static Map<String, String> of(Path folder, SyncSettings settings) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ManifestContent content = ManifestContent.read(new ImportFolder(folder).manifest())) {
            if (content.isOf(settings.portal().toString(), settings.tag())) {
                content.entries().values().stream()
                        .filter(ManifestEntry::isInSet)
                        .forEach(entry -> files.put(entry.id(), entry.path()));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return files;
    }

    /** Those of these assets. */
    public static List<ImportedFile> of(Path folder, SyncSettings settings, Collection<String> assetIds)
            throws IOException {
        try (ManifestContent content = ManifestContent.readFew(new ImportFolder(folder).manifest())) {
            return content.isOf(settings.portal().toString(), settings.tag())
                    ? files(content.entries(), assetIds)
                    : List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<ImportedFile> files(ManifestEntries entries, Collection<String> assetIds) {
        return new LinkedHashSet<>(assetIds)
                .stream()
                        .flatMap(id -> entries.find(id).stream())
                        .filter(ManifestEntry::isInSet)
                        .map(entry -> new ImportedFile(
                                entry.id(),
                                entry.path(),
                                entry.file().size(),
                                entry.file().sha256()))
                        .toList();
    }
}
