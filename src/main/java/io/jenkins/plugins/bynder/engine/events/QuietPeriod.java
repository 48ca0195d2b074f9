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
 * Gathers the events of each portal until it has been quiet for a while, so that a mass edit leads to one look instead
 * of a thousand; and until Bynder's own API shows what the event tells of, for which Bynder advises some seconds. Knows
 * no clock and no thread: it is told the time. Not safe for threads.
 */
public final class QuietPeriod {

    private static final class Burst {
        private final List<BynderEvent> events = new ArrayList<>();
        private Instant first;
        private Instant last;

        Burst(Instant now) {
            first = now;
            last = now;
        }
    }

    private final Duration quiet;
    private final Duration longest;
    private final Map<String, Burst> bursts = new LinkedHashMap<>();

    /**
     * @param quiet how long no further event must come
     * @param longest how long the first event waits at most
     */
    public QuietPeriod(Duration quiet, Duration longest) {
        if (quiet.isNegative() || longest.compareTo(quiet) < 0) {
            throw new IllegalArgumentException(SnsTexts.text("quiet.malformed"));
        }
        this.quiet = quiet;
        this.longest = longest;
    }

    /** 3 s of quiet, 30 s at most. */
    public static QuietPeriod standard() {
        return new QuietPeriod(Duration.ofSeconds(3), Duration.ofSeconds(30));
    }

    public void add(String portal, BynderEvent event, Instant now) {
        Burst burst = bursts.computeIfAbsent(portal, name -> new Burst(now));
        burst.events.add(event);
        burst.last = now;
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
            boolean setBack = burst.last.isAfter(now);
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
        Instant calm = burst.last.plus(quiet);
        Instant latest = burst.first.plus(longest);
        return calm.isBefore(latest) ? calm : latest;
    }
}
