package io.jenkins.plugins.bynder.engine.sync.manifest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Entries of a manifest by the offset of their line, all of them in most folders, so that a sync parses each line once.
 * Those that do not fit are not kept. Not thread-safe.
 */
final class EntryCache {

    private static final int MAX_ENTRIES = 10_000;

    /** Characters of an entry's texts: a portal may send titles of any length. */
    private static final int MAX_LENGTH = 1000;

    private final Map<Long, ManifestEntry> entries = new HashMap<>();

    Optional<ManifestEntry> find(long at) {
        return Optional.ofNullable(entries.get(at));
    }

    void put(long at, ManifestEntry entry) {
        if (entries.size() < MAX_ENTRIES && length(entry) <= MAX_LENGTH) {
            entries.put(at, entry);
        }
    }

    private static int length(ManifestEntry entry) {
        SourceRevision revision = entry.revision();
        return entry.title().length()
                + entry.path().length()
                + revision.etag().length()
                + revision.rendition().length();
    }

    void remove(long at) {
        entries.remove(at);
    }

    void clear() {
        entries.clear();
    }
}
