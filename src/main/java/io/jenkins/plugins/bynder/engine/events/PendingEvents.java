package io.jenkins.plugins.bynder.engine.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of one portal that wait for a decision. Knows no clock and no thread. Not safe for threads. */
final class PendingEvents {

    /** After this many attempts, over about three hours, an event has failed; the log keeps it until dismissed. */
    static final int ATTEMPTS = 20;

    /** When events that the portal does not show yet are handed over again: after 10, 30, 90 and 300 s. */
    private static final List<Duration> LOOKS =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(210));

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /**
     * @param attempts that failed
     * @param looks that did not show what the event tells of
     * @param due when it may be handed over
     * @param started what was started because of it, empty if nothing
     */
    record Pending(BynderEvent event, int attempts, int looks, Instant due, String started) {

        boolean again() {
            return looks > 0;
        }
    }

    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private int failures;
    private Instant pausedUntil = Instant.MIN;

    void add(List<BynderEvent> events, Instant now) {
        events.forEach(event -> pending.put(event.messageId(), new Pending(event, 0, 0, now, "")));
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** @param again those that were handed over before and lacked nothing but the portal's news */
    List<Pending> due(boolean again, Instant now) {
        if (isLater(pausedUntil, now)) {
            return List.of();
        }
        return pending.values().stream()
                .filter(event -> event.again() == again && !isLater(event.due(), now))
                .toList();
    }

    /** A time further ahead than any pause was set before the clock was set back. */
    private static boolean isLater(Instant time, Instant now) {
        return time.isAfter(now) && !time.isAfter(now.plus(LONGEST_PAUSE));
    }

    /** When something is due, if nothing more comes. */
    Optional<Instant> next() {
        return pending.values().stream()
                .map(Pending::due)
                .min(Instant::compareTo)
                .map(due -> due.isBefore(pausedUntil) ? pausedUntil : due);
    }

    /** Whether the portal could not be asked the last time. */
    boolean failing() {
        return failures > 0;
    }

    /** The portal was asked successfully. */
    void answered() {
        failures = 0;
        pausedUntil = Instant.MIN;
    }

    void remove(Pending decided) {
        pending.remove(decided.event().messageId());
    }

    /**
     * Hands the event over once more later because the portal does not show yet what it tells of.
     *
     * @return false if that was done often enough
     */
    boolean lookAgain(Pending event, String started, Instant now) {
        if (event.looks() == LOOKS.size()) {
            return false;
        }
        Instant due = now.plus(LOOKS.get(event.looks()));
        String kept = started.isEmpty() ? event.started() : started;
        put(new Pending(event.event(), event.attempts(), event.looks() + 1, due, kept));
        return true;
    }

    /**
     * The portal could not be asked; it is left alone for a while.
     *
     * @return the events that have failed too often and are left out from now on
     */
    List<Pending> failed(List<Pending> events, Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        failures++;
        pausedUntil = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        List<Pending> givenUp = new ArrayList<>();
        for (Pending event : events) {
            if (event.attempts() + 1 == ATTEMPTS) {
                remove(event);
                givenUp.add(event);
            } else {
                put(new Pending(event.event(), event.attempts() + 1, event.looks(), event.due(), event.started()));
            }
        }
        return givenUp;
    }

    private void put(Pending event) {
        pending.put(event.event().messageId(), event);
    }
}
