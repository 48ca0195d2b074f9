package io.jenkins.plugins.bynder.engine.events.inbox;

import io.jenkins.plugins.bynder.engine.sns.MessageVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The ids of messages that were stored, for as long as the same message could still get through the checks: its time may
 * be {@link MessageVerifier#MAX_AHEAD} ahead of ours and {@link MessageVerifier#MAX_AGE} behind, which makes an hour
 * and a half, and half an hour more is for clocks. At most {@value #MOST}, about 25 MB; with more than 28 messages a
 * second over two hours, the oldest are forgotten early, and a replay of one costs a needless look at an asset.
 */
public final class SeenIds {

    public static final Duration REMEMBERED = Duration.ofHours(2);
    static final int MOST = 200_000;

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
        if (until.size() > MOST) {
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

    /** Copies of every id with the milliseconds since 1970 until which it is remembered. */
    Stream<Map.Entry<String, Long>> entries() {
        return until.entrySet().stream().map(entry -> Map.entry(entry.getKey(), entry.getValue()));
    }
}
