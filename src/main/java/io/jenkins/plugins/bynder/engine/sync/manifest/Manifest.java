package io.jenkins.plugins.bynder.engine.sync.manifest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sync knows of its folder, in memory and in the file beside it. Each change is appended when it happens, so a
 * killed run loses nothing of what it had finished. Thread-safe.
 */
public final class Manifest implements Closeable {

    /** The file is rewritten when it has more than twice as many lines as entries, and at least this many. */
    private static final int SLACK = 1000;

    private final Journal journal;
    private final byte[] header;
    private final Map<String, ManifestEntry> entries;
    private long lines;

    private Manifest(Journal journal, byte[] header, ManifestContent content) {
        this.journal = journal;
        this.header = header;
        this.entries = content.entries();
        this.lines = content.lines();
    }

    /** Goes on with what was read from the same file. */
    public static Manifest open(Path file, String portal, String tag, ManifestContent content) throws IOException {
        byte[] header = ManifestLines.header(portal, tag);
        Manifest manifest = new Manifest(Journal.durable(file), header, content);
        if (content.lines() == 0) {
            manifest.append(header);
        } else if (content.isDamaged() || content.torn() || !content.isOf(portal, tag)) {
            manifest.rewrite();
        }
        return manifest;
    }

    public synchronized Optional<ManifestEntry> get(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    public synchronized List<ManifestEntry> entries() {
        return new ArrayList<>(entries.values());
    }

    public synchronized void put(ManifestEntry entry) throws IOException {
        append(ManifestLines.known(entry));
        entries.put(entry.id(), entry);
    }

    public synchronized void remove(String id) throws IOException {
        append(ManifestLines.removed(id));
        entries.remove(id);
    }

    @Override
    public synchronized void close() throws IOException {
        try (journal) {
            if (journal.isScarred() || lines > 2L * entries.size() + SLACK) {
                rewrite();
            }
        }
    }

    private void append(byte[] line) throws IOException {
        journal.append(line);
        lines++;
    }

    private void rewrite() throws IOException {
        journal.replace(this::compacted);
        lines = 1L + entries.size();
    }

    private Iterator<byte[]> compacted() {
        Iterator<ManifestEntry> remaining = entries.values().iterator();
        return new Iterator<>() {
            private boolean begun;

            @Override
            public boolean hasNext() {
                return !begun || remaining.hasNext();
            }

            @Override
            public byte[] next() {
                if (begun) {
                    return ManifestLines.known(remaining.next());
                }
                begun = true;
                return header;
            }
        };
    }
}
