package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestContent;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The imported files of a folder, for steps after a sync. */
public final class ImportedFiles {

    private ImportedFiles() {}

    /**
     * Names of the files in the folder, by the ids of their assets; without those of removed assets. Empty if the
     * folder belongs to another portal or tag, or nothing was ever synced into it.
     */
    public static Map<String, String> of(Path folder, SyncSettings settings) throws IOException {
        ManifestContent content = ManifestContent.read(new ImportFolder(folder).manifest());
        Map<String, String> files = new HashMap<>();
        if (content.isOf(settings.portal().toString(), settings.tag())) {
            content.entries().values().stream()
                    .filter(ManifestEntry::isInSet)
                    .forEach(entry -> files.put(entry.id(), entry.path()));
        }
        return files;
    }
}
