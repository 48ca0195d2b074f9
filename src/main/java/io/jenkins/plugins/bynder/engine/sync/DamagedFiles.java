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

    /** @param facts facts about all of these assets */
    Set<String> among(Set<String> assetIds, Map<String, ManifestEntry> entries, Map<String, AssetFacts> facts) {
        Set<String> damaged = new HashSet<>();
        for (String id : assetIds) {
            if (!facts.getOrDefault(id, AssetFacts.SETTLED).equals(AssetFacts.SETTLED)
                    || (settings.writeMetadata() && lacksMetadata(entries.get(id)))) {
                damaged.add(id);
            }
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
