package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The entries of a manifest file by asset id. Of a large library, only their offsets are in memory; an entry is read from
 * the file when it is needed, because all of them do not fit into a small heap.
 *
 * <p>A map for its users; a failure to read is an {@link UncheckedIOException}. Thread-safe. Must be closed.
 */
public final class ManifestEntries extends AbstractMap<String, ManifestEntry> implements Closeable {

    /** Read at once when all entries are read. */
    private static final int BLOCK = 64 * 1024;

    private final Path file;
    private final EntryCache cache = new EntryCache();
    private final EntryIndex index = new EntryIndex();
    private final StoredLines single;
    private final StoredLines sequence;

    /** From which the places of the first entries were read, and which has their names. */
    private Optional<ManifestIndex> source = Optional.empty();

    ManifestEntries(Path file) {
        this.file = file;
        this.single = new StoredLines(file);
        this.sequence = new StoredLines(file);
    }

    /** Opens the file, because another run may replace it. */
    synchronized void open() throws IOException {
        single.open();
        sequence.open();
    }

    /**
     * Reads the places of the first entries from an index.
     *
     * @return the first lines of the manifest
     */
    synchronized byte[] load(ManifestIndex stored) throws IOException {
        index.expect(stored.entries());
        source = Optional.of(stored);
        return stored.read((id, at, flags, date, name) -> index.add(id, at, flags, date));
    }

    /** Records that the line of the entry is at that offset. */
    synchronized void put(ManifestEntry entry, long at) {
        int flags = (entry.kept() ? EntryIndex.KEPT : 0) | (entry.former().isPresent() ? EntryIndex.MOVING : 0);
        int slot = slot(entry.id());
        if (slot == EntryIndex.NONE) {
            index.add(TextHash.of(entry.id()), at, flags, entry.revision().modified());
        } else {
            cache.remove(index.at(slot));
            index.replace(slot, at, flags, entry.revision().modified());
        }
        cache.put(at, entry);
    }

    synchronized void drop(String id) {
        int slot = slot(id);
        if (slot != EntryIndex.NONE) {
            cache.remove(index.at(slot));
            index.remove(slot);
        }
    }

    /** Forgets all places, because the file was replaced. */
    synchronized void forget() throws IOException {
        close();
        cache.clear();
        index.clear();
        source = Optional.empty();
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
    public ManifestEntry get(Object id) {
        long hash = TextHash.of((String) id);
        Optional<ManifestEntry> found = cached(hash).or(() -> parsed(line(hash)));
        if (found.isPresent() && !found.get().id().equals(id)) {
            synchronized (this) {
                int slot = slot((String) id);
                found = slot == EntryIndex.NONE ? Optional.empty() : Optional.of(entry(slot));
            }
        }
        return found.orElse(null);
    }

    /** The first entry with that hash, if it is in memory. */
    private synchronized Optional<ManifestEntry> cached(long hash) {
        int slot = index.first(hash);
        return slot == EntryIndex.NONE ? Optional.empty() : cache.find(index.at(slot));
    }

    /** The line of the first entry with that hash; empty if there is none. */
    private synchronized byte[] line(long hash) {
        int slot = index.first(hash);
        return slot == EntryIndex.NONE ? new byte[0] : line(single, index.at(slot), 0);
    }

    /** Outside the lock, because parsing takes most of the time. */
    private Optional<ManifestEntry> parsed(byte[] line) {
        return line.length == 0 ? Optional.empty() : Optional.of(parse(line));
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
        return cache.find(at).orElseGet(() -> parse(line(lines, at, ahead)));
    }

    private byte[] line(StoredLines lines, long at, int ahead) {
        try {
            return lines.read(at, ahead);
        } catch (IOException e) {
            throw altered(e);
        }
    }

    private ManifestEntry parse(byte[] line) {
        try {
            if (ManifestLines.read(line, line.length) instanceof ManifestLines.Line.Known known) {
                return known.entry();
            }
            throw new IOException("Another line");
        } catch (IOException e) {
            throw altered(e);
        }
    }

    private UncheckedIOException altered(IOException cause) {
        try {
            // So that the next sync reads the whole manifest.
            ManifestIndex.discard(file);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return new UncheckedIOException(new IOException(SyncTexts.text("manifest.altered", file), cause));
    }

    /** No ids. */
    public synchronized IdSet noIds() {
        return new IdSet(this, index.layout());
    }

    /** Ids of the assets in the set that have a file here. */
    public synchronized IdSet idsInSet() {
        IdSet ids = noIds();
        for (int slot = 0; slot < index.slots(); slot++) {
            if (index.isTaken(slot) && !index.has(slot, EntryIndex.KEPT)) {
                ids.addSlot(slot);
            }
        }
        return ids;
    }

    /** All entries that are not in the given set. */
    public Stream<ManifestEntry> except(IdSet ids) {
        return changed(ids, Long.MIN_VALUE);
    }

    /** The entries that are not in the given set and that are listed with a later {@code dateModified}. */
    public Stream<ManifestEntry> changed(IdSet except, long since) {
        return IntStream.range(0, slots(except.layout()))
                .filter(slot -> !except.hasSlot(slot))
                .mapToObj(slot -> entryAfter(slot, since))
                .flatMap(Optional::stream);
    }

    /** Receives one file name after another. */
    @FunctionalInterface
    public interface NameTaker {

        /**
         * @param name as {@link FileNames#keyHash} gives it
         * @param id {@link TextHash} of the asset's id
         */
        void take(long name, long id);
    }

    /** Hands on the names of the files of all assets in the set. */
    public void forEachName(IdSet ids, NameTaker taker) {
        forEachSlot((slot, name) -> {
            if (ids.hasSlot(slot)) {
                taker.take(name, index.hash(slot));
            }
        });
    }

    /** Hands on all entries. */
    void forEachPlace(ManifestIndex.Taker taker) {
        forEachSlot((slot, name) ->
                taker.take(index.hash(slot), index.at(slot), index.flags(slot), index.date(slot), name));
    }

    @FunctionalInterface
    private interface SlotTaker {
        void take(int slot, long name) throws IOException;
    }

    /** First the entries that an index has, then those whose lines must be read. */
    private synchronized void forEachSlot(SlotTaker taker) {
        try {
            if (source.isPresent()) {
                source.get().read((id, at, flags, date, name) -> {
                    int slot = slot(id, at);
                    // A later line may have replaced or removed the entry.
                    if (slot != EntryIndex.NONE) {
                        taker.take(slot, name);
                    }
                });
            }
            for (long at : index.sortedPlaces(source.map(ManifestIndex::covered).orElse(0L))) {
                ManifestEntry entry = read(sequence, at, BLOCK);
                taker.take(slot(TextHash.of(entry.id()), at), FileNames.keyHash(entry.path()));
            }
        } catch (IOException e) {
            throw altered(e);
        }
    }

    /** The slot of the entry whose line is at that offset, or {@link EntryIndex#NONE}. */
    private int slot(long hash, long at) {
        int slot = index.first(hash);
        while (slot != EntryIndex.NONE && index.at(slot) != at) {
            slot = index.next(slot);
        }
        return slot;
    }

    /** An entry of an asset in the set that is not among those; reads few lines. */
    public synchronized Optional<ManifestEntry> anyInSet(Set<String> except) {
        return IntStream.range(0, index.slots())
                .filter(slot -> index.isTaken(slot) && !index.has(slot, EntryIndex.KEPT))
                .mapToObj(this::entry)
                .filter(entry -> !except.contains(entry.id()))
                .findFirst();
    }

    private synchronized Optional<ManifestEntry> entryAfter(int slot, long since) {
        return index.isTaken(slot) && index.date(slot) > since ? Optional.of(entry(slot)) : Optional.empty();
    }

    private synchronized int slots(int layout) {
        requireLayout(layout);
        return index.slots();
    }

    /** The slot of the first entry whose id has the same hash. */
    synchronized int likelySlot(String id, int layout) {
        requireLayout(layout);
        return index.first(TextHash.of(id));
    }

    synchronized String idAt(int slot, int layout) {
        requireLayout(layout);
        return entry(slot).id();
    }

    private void requireLayout(int layout) {
        if (layout != index.layout()) {
            throw new IllegalStateException("Entries were added to the manifest");
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
                places = index.sortedPlaces(0);
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
