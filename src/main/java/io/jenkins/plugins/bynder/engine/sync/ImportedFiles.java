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
import java.util.function.Function;

/** The imported files of a folder, for steps after a sync. */
public final class ImportedFiles {

    private ImportedFiles() {}

    /**
     * Names of the files in the folder, by the ids of their assets; without those of removed assets. Empty if the
     * folder belongs to another portal or tag, or nothing was ever synced into it.
     */
    public static Map<String, String> of(Path folder, SyncSettings settings) throws IOException {
        return read(
                ManifestContent.read(new ImportFolder(folder).manifest()), settings, ImportedFiles::names, Map.of());
    }

    /** Those of these assets. */
    public static List<ImportedFile> of(Path folder, SyncSettings settings, Collection<String> assetIds)
            throws IOException {
        return read(
                ManifestContent.readFew(new ImportFolder(folder).manifest(), last -> true),
                settings,
                entries -> files(entries, assetIds),
                List.of());
    }

    /** Reads from a manifest and closes it; if it is that of another portal or tag, there is nothing to read. */
    private static <T> T read(
            ManifestContent manifest, SyncSettings settings, Function<ManifestEntries, T> reader, T nothing)
            throws IOException {
        try (manifest) {
            return manifest.isOf(settings.portal().toString(), settings.tag())
                    ? reader.apply(manifest.entries())
                    : nothing;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Map<String, String> names(ManifestEntries entries) {
        Map<String, String> names = new HashMap<>();
        entries.values().stream().filter(ManifestEntry::isInSet).forEach(entry -> names.put(entry.id(), entry.path()));
        return names;
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
