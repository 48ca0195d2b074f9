package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.util.PlaceTable;
import io.jenkins.plugins.bynder.engine.util.TextHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The assets that a sync has listed. The first ones are in memory; of all others only a hash and a place in a file are,
 * because a million assets do not fit into the memory that a controller can spare for one build. Thread-safe.
 */
final class ListedAssetStore implements AutoCloseable {

    private static final int IN_MEMORY = 10_000;

    private record Entry(SyncedAsset asset, boolean latest) {}

    private final int inMemory;
    private final Map<String, Entry> first = new LinkedHashMap<>();
    private final AssetFile file;
    private final PlaceTable places = PlaceTable.plain();
    private long listingStart;
    private int latest;

    /** @param file created when the memory is full, and deleted in the end */
    ListedAssetStore(Path file) {
        this(file, IN_MEMORY);
    }

    ListedAssetStore(Path file, int inMemory) {
        this.file = new AssetFile(file);
        this.inMemory = inMemory;
    }

    /** Assets that were listed before stay known, but are no longer in the latest listing. */
    synchronized void beginListing() {
        first.replaceAll((id, entry) -> new Entry(entry.asset(), false));
        listingStart = file.length();
        latest = 0;
    }

    /** Adds or replaces an asset of the latest listing. */
    synchronized void put(SyncedAsset asset) {
        int slot = slot(asset.id());
        Entry before = first.get(asset.id());
        boolean known = before != null ? before.latest() : slot != PlaceTable.NONE && isLatest(slot);
        store(asset, slot, true);
        latest += known ? 0 : 1;
    }

    /** Replaces a known asset, which stays in the latest listing or outside of it. */
    synchronized void replace(SyncedAsset asset) {
        int slot = slot(asset.id());
        Entry before = first.get(asset.id());
        if (before != null || slot != PlaceTable.NONE) {
            store(asset, slot, before != null ? before.latest() : isLatest(slot));
        }
    }

    private void store(SyncedAsset asset, int slot, boolean inLatest) {
        if (first.containsKey(asset.id()) || (slot == PlaceTable.NONE && first.size() < inMemory)) {
            first.put(asset.id(), new Entry(asset, inLatest));
            return;
        }
        long place = file.append(asset) << 1 | (inLatest ? 1 : 0);
        if (slot == PlaceTable.NONE) {
            places.add(TextHash.of(asset.id()), place);
        } else {
            places.set(slot, place);
        }
    }

    private int slot(String id) {
        int slot = first.containsKey(id) ? PlaceTable.NONE : places.first(TextHash.of(id));
        while (slot != PlaceTable.NONE && !read(slot).id().equals(id)) {
            slot = places.next(slot);
        }
        return slot;
    }

    private boolean isLatest(int slot) {
        return isLatest(places.place(slot));
    }

    private boolean isLatest(long place) {
        return (place & 1) == 1 && place >> 1 >= listingStart;
    }

    Optional<SyncedAsset> find(String id) {
        return entry(id).map(Entry::asset);
    }

    private synchronized Optional<Entry> entry(String id) {
        Entry entry = first.get(id);
        if (entry != null) {
            return Optional.of(entry);
        }
        int slot = places.first(TextHash.of(id));
        while (slot != PlaceTable.NONE) {
            SyncedAsset asset = read(slot);
            if (asset.id().equals(id)) {
                return Optional.of(new Entry(asset, isLatest(slot)));
            }
            slot = places.next(slot);
        }
        return Optional.empty();
    }

    private SyncedAsset read(int slot) {
        return file.read(places.place(slot) >> 1);
    }

    /** Number of assets of all listings. */
    synchronized int size() {
        return first.size() + places.size();
    }

    /** A view of the latest listing; must not be iterated while the store is changed. */
    AssetSet latest() {
        return new AssetSet() {
            @Override
            public Optional<SyncedAsset> find(String id) {
                return entry(id).filter(Entry::latest).map(Entry::asset);
            }

            @Override
            public Iterator<SyncedAsset> iterator() {
                return new Latest();
            }

            @Override
            public int size() {
                synchronized (ListedAssetStore.this) {
                    return latest;
                }
            }
        };
    }

    /** @throws UncheckedIOException if the file cannot be deleted */
    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those in memory, then those in the file, from its start to its end. */
    private final class Latest implements Iterator<SyncedAsset> {

        private final Iterator<Entry> memory = first.values().iterator();
        private final AssetFile.Reader reader = file.reader(listingStart);
        private Optional<SyncedAsset> next = advance();

        private Optional<SyncedAsset> advance() {
            synchronized (ListedAssetStore.this) {
                while (memory.hasNext()) {
                    Entry entry = memory.next();
                    if (entry.latest()) {
                        return Optional.of(entry.asset());
                    }
                }
                while (reader.hasNext()) {
                    long at = reader.place();
                    SyncedAsset asset = reader.next();
                    // A later record of the same asset replaces this one.
                    if (isCurrent(asset.id(), at << 1 | 1)) {
                        return Optional.of(asset);
                    }
                }
                return Optional.empty();
            }
        }

        private boolean isCurrent(String id, long place) {
            int slot = places.first(TextHash.of(id));
            while (slot != PlaceTable.NONE && places.place(slot) != place) {
                slot = places.next(slot);
            }
            return slot != PlaceTable.NONE;
        }

        @Override
        public boolean hasNext() {
            return next.isPresent();
        }

        @Override
        public SyncedAsset next() {
            SyncedAsset asset = next.orElseThrow(NoSuchElementException::new);
            next = advance();
            return asset;
        }
    }
}
