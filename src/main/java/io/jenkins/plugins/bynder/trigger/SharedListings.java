package io.jenkins.plugins.bynder.trigger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets jobs with the same integration and tag share portal data for some minutes. A job never gets the same listing
 * twice, nor one that is older than its own last build, so each check sees what has changed since the one before. A
 * listing is closed when it is too old and no job uses it.
 *
 * @param <K> key of a listing
 * @param <Q> the listing
 */
final class SharedListings<K, Q> {

    /** From the end of its first use, because reading a large listing takes longer. */
    static final Duration KEPT = Duration.ofMinutes(5);

    private static final class Shared<Q> {

        private final Q listing;
        private final Instant started;
        private final Set<String> users = new HashSet<>();
        private Instant keptFrom;
        private int inUse;
        private boolean dropped;

        Shared(Q listing, Instant started) {
            this.listing = listing;
            this.started = started;
            this.keptFrom = started;
        }

        boolean isFresh(Instant now) {
            return inUse > 0 || !keptFrom.isBefore(now.minus(KEPT)) && !started.isAfter(now);
        }
    }

    private final Map<K, Shared<Q>> shared = new HashMap<>();
    private final InstantSource clock;
    private final Consumer<Q> closer;

    /** @param closer closes a listing */
    SharedListings(InstantSource clock, Consumer<Q> closer) {
        this.clock = clock;
        this.closer = closer;
    }

    /** The right to use a listing, until it is closed. */
    final class Use implements AutoCloseable {

        private final Shared<Q> used;

        private Use(Shared<Q> used) {
            this.used = used;
        }

        Q listing() {
            return used.listing;
        }

        @Override
        public void close() {
            release(used);
        }
    }

    /**
     * Returns a listing that another job has started, or a new one.
     *
     * @param job never gets that listing again
     * @param atTheEarliest earliest start of the listing; {@link Instant#MIN} if that does not matter
     */
    synchronized Use get(K key, String job, Instant atTheEarliest, Supplier<Q> reader) {
        expire();
        Shared<Q> listing = shared.get(key);
        if (listing == null || listing.started.isBefore(atTheEarliest) || listing.users.contains(job)) {
            forget(key);
            listing = new Shared<>(reader.get(), clock.instant());
            shared.put(key, listing);
        }
        listing.users.add(job);
        listing.inUse++;
        return new Use(listing);
    }

    private synchronized void release(Shared<Q> used) {
        used.inUse--;
        if (used.users.size() == 1) {
            used.keptFrom = clock.instant();
        }
        closeIfUnused(used);
    }

    /** Drops a listing that could not be read. */
    synchronized void forget(K key) {
        Shared<Q> old = shared.remove(key);
        if (old != null) {
            old.dropped = true;
            closeIfUnused(old);
        }
    }

    /** Drops all listings that are too old. */
    synchronized void expire() {
        Instant now = clock.instant();
        List<K> old = shared.entrySet().stream()
                .filter(entry -> !entry.getValue().isFresh(now))
                .map(Map.Entry::getKey)
                .toList();
        old.forEach(this::forget);
    }

    /** Drops all listings. */
    synchronized void clear() {
        List.copyOf(shared.keySet()).forEach(this::forget);
    }

    private void closeIfUnused(Shared<Q> listing) {
        if (listing.dropped && listing.inUse == 0) {
            closer.accept(listing.listing);
        }
    }
}
