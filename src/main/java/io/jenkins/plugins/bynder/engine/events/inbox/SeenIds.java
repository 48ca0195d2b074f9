package io.jenkins.plugins.bynder.engine.events.inbox;

import io.jenkins.plugins.bynder.engine.sns.MessageVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Ids of stored messages, kept for as long as a copy could still pass verification: its time may be {@link
 * MessageVerifier#MAX_AHEAD} ahead and {@link MessageVerifier#MAX_AGE} behind, which makes an hour and a half; half an
 * hour is added for clock differences. At most {@value #MAX_IDS}, about 25 MB; above 28 messages a second over two hours,
 * the oldest are forgotten early, and a replay of one costs an unnecessary check of an asset.
 */
public final class SeenIds {

    public static final Duration REMEMBERED = Duration.ofHours(2);
    static final int MAX_IDS = 200_000;

    private final LinkedHashMap<String, Long> until = new LinkedHashMap<>();

    boolean contains(String id) {
        return until.containsKey(id);
    }

    int size() {
        return until.size();
    }

    void add(String id, Instant received) {
        put(id, received.plus(REMEMBERED).toEpochMilli());
    }

    void put(String id, long untilMillis) {
        until.put(id, untilMillis);
        if (until.size() > MAX_IDS) {
            Iterator<String> oldest = until.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    void expire(Instant now) {
        Iterator<Long> oldest = until.values().iterator();
        while (oldest.hasNext() && oldest.next() < now.toEpochMilli()) {
            oldest.remove();
        }
    }

    /** Copies every id with its expiry in milliseconds since 1970. */
    Stream<Map.Entry<String, Long>> entries() {
        return until.entrySet().stream().map(entry -> Map.entry(entry.getKey(), entry.getValue()));
    }
}
