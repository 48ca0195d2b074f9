package io.jenkins.plugins.bynder.step;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Assets by id. Most assets of a large set are in a file, so {@link #find} and each step of an iteration may read from
 * disk, and a failure to read is an {@link java.io.UncheckedIOException}.
 */
public abstract class AssetSet extends AbstractCollection<SyncedRevision> {

    /** Assets in memory. */
    public static AssetSet of(Collection<SyncedRevision> assets) {
        Map<String, SyncedRevision> byId = new LinkedHashMap<>();
        assets.forEach(asset -> byId.put(asset.id(), asset));
        return new AssetSet() {
            @Override
            public Optional<SyncedRevision> find(String id) {
                return Optional.ofNullable(byId.get(id));
            }

            @Override
            public Iterator<SyncedRevision> iterator() {
                return byId.values().iterator();
            }

            @Override
            public int size() {
                return byId.size();
            }
        };
    }

    public abstract Optional<SyncedRevision> find(String id);

    @Override
    public boolean contains(Object asset) {
        return asset instanceof SyncedRevision other
                && find(other.id()).filter(other::equals).isPresent();
    }

    /** A view of those that match. */
    AssetSet where(Predicate<SyncedRevision> condition) {
        Objects.requireNonNull(condition);
        AssetSet all = this;
        return new AssetSet() {
            @Override
            public Optional<SyncedRevision> find(String id) {
                return all.find(id).filter(condition);
            }

            @Override
            public Iterator<SyncedRevision> iterator() {
                return StreamSupport.stream(all.spliterator(), false)
                        .filter(condition)
                        .iterator();
            }

            @Override
            public boolean isEmpty() {
                return !iterator().hasNext();
            }

            /** Counts them. */
            @Override
            public int size() {
                int count = 0;
                for (Iterator<SyncedRevision> matching = iterator(); matching.hasNext(); matching.next()) {
                    count++;
                }
                return count;
            }
        };
    }
}
