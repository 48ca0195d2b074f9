package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.sns.SnsTexts;
import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Delays each event, because Bynder recommends waiting some seconds before calling its API, and groups it with later
 * events of the same portal. Later events never prolong the wait of earlier ones. Has no clock and no thread: callers
 * pass the time, which must never go back. Not thread-safe.
 */
public final class QuietPeriod {

    private static final class Burst {
        private final List<BynderEvent> events = new ArrayList<>();
        private final Instant first;

        Burst(Instant now) {
            first = now;
        }
    }

    private final Duration length;
    private final Map<String, Burst> bursts = new LinkedHashMap<>();

    /** @param length delay of the first event */
    public QuietPeriod(Duration length) {
        if (length.isNegative()) {
            throw new InvalidValueException(SnsTexts.message("quiet.malformed"));
        }
        this.length = length;
    }

    /** Three seconds. */
    public static QuietPeriod standard() {
        return new QuietPeriod(Duration.ofSeconds(3));
    }

    public void add(String portal, BynderEvent event, Instant now) {
        bursts.computeIfAbsent(portal, name -> new Burst(now)).events.add(event);
    }

    /** Removes and returns the events that have waited long enough. */
    public List<EventBatch> due(Instant now) {
        List<EventBatch> due = new ArrayList<>();
        Iterator<Map.Entry<String, Burst>> each = bursts.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<String, Burst> entry = each.next();
            Burst burst = entry.getValue();
            if (!dueAt(burst).isAfter(now)) {
                due.add(new EventBatch(entry.getKey(), burst.events));
                each.remove();
            }
        }
        return due;
    }

    /** When the next events are due, if no other arrives; empty if none wait. */
    public Optional<Instant> next() {
        return bursts.values().stream().map(this::dueAt).min(Instant::compareTo);
    }

    private Instant dueAt(Burst burst) {
        return burst.first.plus(length);
    }
}
