package io.jenkins.plugins.bynder.trigger;

import java.lang.ref.SoftReference;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets jobs with the same integration and tag share portal data for some minutes. A job never gets the same listing
 * twice, nor one that is older than its own last build, so each check sees what has changed since the one before.
 *
 * @param <K> key of a listing
 * @param <Q> the listing
 */
final class SharedListings<K, Q> {

    static final Duration KEPT = Duration.ofMinutes(5);

    private record Shared<Q>(SoftReference<Q> listing, Instant started, Set<String> users) {

        Optional<Q> usable(String job, Instant atTheEarliest, Instant now) {
            boolean fresh =
                    !started.isBefore(atTheEarliest) && !started.isBefore(now.minus(KEPT)) && !started.isAfter(now);
            return fresh && !users.contains(job) ? Optional.ofNullable(listing.get()) : Optional.empty();
        }
    }

    private final Map<K, Shared<Q>> shared = new HashMap<>();

    /**
     * Returns a listing that another job has started, or a new one.
     *
     * @param job never gets that listing again
     * @param atTheEarliest earliest start of the listing; {@link Instant#MIN} if that does not matter
     */
    synchronized Q get(K key, String job, Instant atTheEarliest, Instant now, Supplier<Q> reader) {
        shared.values().removeIf(old -> old.started().isBefore(now.minus(KEPT)));
        Shared<Q> before = shared.get(key);
        Optional<Q> usable = before == null ? Optional.empty() : before.usable(job, atTheEarliest, now);
        if (usable.isPresent()) {
            before.users().add(job);
            return usable.get();
        }
        Q listing = reader.get();
        shared.put(key, new Shared<>(new SoftReference<>(listing), now, new HashSet<>(Set.of(job))));
        return listing;
    }

    /** Drops a listing that could not be read. */
    synchronized void forget(K key) {
        shared.remove(key);
    }
}
