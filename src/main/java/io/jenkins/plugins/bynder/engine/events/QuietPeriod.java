package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.sns.SnsTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds each event for a moment, because Bynder advises to wait some seconds before its API is asked, and hands it over with
 * those of the same portal that have come meanwhile. What comes later never delays what came before. Knows no clock and no
 * thread: it is told the time. Not safe for threads.
 */
public final class QuietPeriod {

    private static final class Burst {
        private final List<BynderEvent> events = new ArrayList<>();
        private Instant first;

        Burst(Instant now) {
            first = now;
        }
    }

    private final Duration length;
    private final Map<String, Burst> bursts = new LinkedHashMap<>();

    /** @param length how long the first event waits */
    public QuietPeriod(Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException(SnsTexts.text("quiet.malformed"));
        }
        this.length = length;
    }

    /** 3 s. */
    public static QuietPeriod standard() {
        return new QuietPeriod(Duration.ofSeconds(3));
    }

    public void add(String portal, BynderEvent event, Instant now) {
        Burst burst = bursts.computeIfAbsent(portal, name -> new Burst(now));
        burst.events.add(event);
        if (burst.first.isAfter(now)) {
            burst.first = now; // the clock was set back: wait no longer than from now on
        }
    }

    /** Hands over what has waited long enough; it is not handed over again. */
    public List<EventBatch> due(Instant now) {
        List<EventBatch> due = new ArrayList<>();
        Iterator<Map.Entry<String, Burst>> each = bursts.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<String, Burst> entry = each.next();
            Burst burst = entry.getValue();
            boolean setBack = burst.first.isAfter(now);
            if (setBack || !dueAt(burst).isAfter(now)) {
                due.add(new EventBatch(entry.getKey(), burst.events));
                each.remove();
            }
        }
        return due;
    }

    /** When something is due next, if nothing more comes; empty if nothing waits. */
    public Optional<Instant> next() {
        return bursts.values().stream().map(this::dueAt).min(Instant::compareTo);
    }

    private Instant dueAt(Burst burst) {
        return burst.first.plus(length);
    }
}
