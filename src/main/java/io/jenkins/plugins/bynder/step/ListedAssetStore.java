package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.util.RecordFormat;
import io.jenkins.plugins.bynder.engine.util.RecordStore;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The assets that a sync has listed, most of them in a file, because a million assets do not fit into the memory that a
 * controller can spare for one build. Thread-safe.
 */
final class ListedAssetStore implements AutoCloseable {

    private static final int IN_MEMORY = 10_000;

    /** @param listing number of the last listing that contained the asset */
    private record Entry(SyncedRevision asset, int listing) {}

    private final RecordStore<Entry> entries;
    private int listing;
    private int latest;

    /** @param file created when the memory is full, and deleted in the end */
    ListedAssetStore(Path file) {
        this(file, IN_MEMORY);
    }

    ListedAssetStore(Path file, int inMemory) {
        this.entries = new RecordStore<>(file, inMemory, new EntryFormat());
    }

    /** Assets that were listed before stay known, but are no longer in the latest listing. */
    synchronized void beginListing() {
        listing++;
        latest = 0;
    }

    /** Adds or replaces an asset of the latest listing. */
    synchronized void put(SyncedRevision asset) {
        boolean known =
                entries.put(new Entry(asset, listing)).filter(this::isLatest).isPresent();
        latest += known ? 0 : 1;
    }

    /** Replaces a known asset, which stays in the latest listing or outside of it. */
    synchronized void replace(SyncedRevision asset) {
        entries.find(asset.id()).ifPresent(before -> entries.put(new Entry(asset, before.listing())));
    }

    private boolean isLatest(Entry entry) {
        return entry.listing() == listing;
    }

    synchronized Optional<SyncedRevision> find(String id) {
        return entries.find(id).map(Entry::asset);
    }

    private synchronized Optional<SyncedRevision> findLatest(String id) {
        return entries.find(id).filter(this::isLatest).map(Entry::asset);
    }

    /** Number of assets of all listings. */
    synchronized int size() {
        return entries.size();
    }

    /** A view of the latest listing; must not be iterated while the store is changed. */
    AssetSet latest() {
        return new AssetSet() {
            @Override
            public Optional<SyncedRevision> find(String id) {
                return findLatest(id);
            }

            @Override
            public Iterator<SyncedRevision> iterator() {
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

    /** @throws java.io.UncheckedIOException if the file cannot be deleted */
    @Override
    public synchronized void close() {
        entries.close();
    }

    private final class Latest implements Iterator<SyncedRevision> {

        private final Iterator<Entry> all;
        private Optional<SyncedRevision> next;

        Latest() {
            synchronized (ListedAssetStore.this) {
                all = entries.iterator();
            }
            next = advance();
        }

        private Optional<SyncedRevision> advance() {
            synchronized (ListedAssetStore.this) {
                while (all.hasNext()) {
                    Entry entry = all.next();
                    if (isLatest(entry)) {
                        return Optional.of(entry.asset());
                    }
                }
                return Optional.empty();
            }
        }

        @Override
        public boolean hasNext() {
            return next.isPresent();
        }

        @Override
        public SyncedRevision next() {
            SyncedRevision asset = next.orElseThrow(NoSuchElementException::new);
            next = advance();
            return asset;
        }
    }

    private static final class EntryFormat implements RecordFormat<Entry> {

        private final SyncedAssetFormat assets = new SyncedAssetFormat();

        @Override
        public String key(Entry entry) {
            return assets.key(entry.asset());
        }

        @Override
        public void write(Entry entry, DataOutputStream out) throws IOException {
            out.writeInt(entry.listing());
            assets.write(entry.asset(), out);
        }

        @Override
        public Entry read(DataInputStream in) throws IOException {
            int number = in.readInt();
            return new Entry(assets.read(in), number);
        }
    }
}
