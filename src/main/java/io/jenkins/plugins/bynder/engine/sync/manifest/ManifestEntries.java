package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.TextHash;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * The entries of a manifest file by asset id. Only their places are in memory; an entry is read from the file when it
 * is needed, because a large library has more of them than a small heap holds.
 *
 * <p>A map for its users; a failure to read is an {@link UncheckedIOException}. Thread-safe. To be closed if entries
 * were read.
 */
public final class ManifestEntries extends AbstractMap<String, ManifestEntry> implements Closeable {

    /** Read at once when all entries are read. */
    private static final int BLOCK = 64 * 1024;

    private final Path file;
    private final EntryIndex index = new EntryIndex();
    private final StoredLines single;
    private final StoredLines sequence;

    ManifestEntries(Path file) {
        this.file = file;
        this.single = new StoredLines(file);
        this.sequence = new StoredLines(file);
    }

    /** Records that the line of the entry is at that offset. */
    synchronized void put(ManifestEntry entry, long at) {
        int flags = (entry.kept() ? EntryIndex.KEPT : 0)
                | (entry.former().isPresent() ? EntryIndex.MOVING : 0);
        int slot = slot(entry.id());
        if (slot == EntryIndex.NONE) {
            index.add(TextHash.of(entry.id()), at, flags, entry.origin().modified());
        } else {
            index.replace(slot, at, flags, entry.origin().modified());
        }
    }

    synchronized void drop(String id) {
        int slot = slot(id);
        if (slot != EntryIndex.NONE) {
            index.remove(slot);
        }
    }

    /** Forgets all places, because the file was replaced. */
    synchronized void forget() throws IOException {
        close();
        index.clear();
    }

    /** Number of assets in the set that have a file here, without removed assets whose files were kept. */
    public synchronized int present() {
        return index.present();
    }

    /** Entries whose file was being replaced or renamed when an earlier run was killed. */
    public synchronized List<ManifestEntry> moving() {
        List<ManifestEntry> moving = new ArrayList<>();
        for (int slot = 0; slot < index.slots(); slot++) {
            if (index.isTaken(slot) && index.has(slot, EntryIndex.MOVING)) {
                moving.add(entry(slot));
            }
        }
        return moving;
    }

    @Override
    public synchronized int size() {
        return index.size();
    }

    @Override
    public boolean containsKey(Object id) {
        return get(id) != null;
    }

    @Override
    public synchronized ManifestEntry get(Object id) {
        for (int slot = index.first(TextHash.of((String) id)); slot != EntryIndex.NONE; slot = index.next(slot)) {
            ManifestEntry entry = entry(slot);
            if (entry.id().equals(id)) {
                return entry;
            }
        }
        return null;
    }

    /** The entry with that id. */
    public Optional<ManifestEntry> find(String id) {
        return Optional.ofNullable(get(id));
    }

    private int slot(String id) {
        int slot = index.first(TextHash.of(id));
        while (slot != EntryIndex.NONE && !entry(slot).id().equals(id)) {
            slot = index.next(slot);
        }
        return slot;
    }

    private ManifestEntry entry(int slot) {
        return read(single, index.at(slot), 0);
    }

    private ManifestEntry read(StoredLines lines, long at, int ahead) {
        try {
            if (lines.read(at, ahead) instanceof ManifestLines.Line.Known known) {
                return known.entry();
            }
            throw new IOException("Another line");
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(SyncTexts.text("manifest.altered", file), e));
        }
    }

    /** In the order of the file. */
    @Override
    public Set<Map.Entry<String, ManifestEntry>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, ManifestEntry>> iterator() {
                return new InSequence();
            }

            @Override
            public int size() {
                return ManifestEntries.this.size();
            }
        };
    }

    @Override
    public synchronized void close() throws IOException {
        single.close();
        sequence.close();
    }

    /** Reads the lines in the order of their places, so that the file is read from start to end. */
    private final class InSequence implements Iterator<Map.Entry<String, ManifestEntry>> {

        private final long[] places;
        private int next;

        InSequence() {
            synchronized (ManifestEntries.this) {
                places = index.sortedPlaces();
            }
        }

        @Override
        public boolean hasNext() {
            return next < places.length;
        }

        @Override
        public Map.Entry<String, ManifestEntry> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            synchronized (ManifestEntries.this) {
                ManifestEntry entry = read(sequence, places[next++], BLOCK);
                return new SimpleImmutableEntry<>(entry.id(), entry);
            }
        }
    }
}
