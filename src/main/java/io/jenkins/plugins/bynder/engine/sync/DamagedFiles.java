package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds assets that are unchanged in the portal but whose local files are not. */
final class DamagedFiles {

    private final ImportFolder folder;
    private final SyncSettings settings;

    DamagedFiles(ImportFolder folder, SyncSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /** @param facts facts about all of these assets, without those that are {@link AssetFacts#SETTLED} */
    Set<String> among(Set<String> assetIds, Map<String, ManifestEntry> entries, Map<String, AssetFacts> facts) {
        Set<String> damaged = new HashSet<>();
        facts.keySet().stream().filter(assetIds::contains).forEach(damaged::add);
        if (settings.writeMetadata()) {
            entries.values().stream()
                    .filter(entry -> assetIds.contains(entry.id()) && lacksMetadata(entry))
                    .forEach(entry -> damaged.add(entry.id()));
        }
        return damaged;
    }

    private boolean lacksMetadata(ManifestEntry entry) {
        try {
            return !Files.exists(folder.file(entry.path() + FileNames.METADATA_EXTENSION), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return true;
        }
    }
}
