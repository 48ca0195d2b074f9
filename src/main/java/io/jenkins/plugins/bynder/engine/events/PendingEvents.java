package io.jenkins.plugins.bynder.engine.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Events of one portal that wait to be processed. Has no clock and no thread: callers pass the time, which must never go
 * back. Not thread-safe.
 */
final class PendingEvents {

    /** After this many attempts, over about three hours, an event has failed; the log keeps it until dismissed. */
    static final int ATTEMPTS = 20;

    /** Pauses before events that the portal does not show yet are processed again. */
    private static final List<Duration> LOOKS =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(210));

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(10);

    /**
     * @param attempts number of failed attempts
     * @param looks how often the portal did not show the change
     * @param due earliest time of the next attempt
     * @param started full names of the jobs that the event has started
     */
    record Pending(BynderEvent event, int attempts, int looks, Instant due, Set<String> started) {

        boolean again() {
            return looks > 0;
        }
    }

    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private int failures;
    private Instant pausedUntil = Instant.MIN;

    void add(List<BynderEvent> events, Instant now) {
        events.forEach(event -> pending.put(event.messageId(), new Pending(event, 0, 0, now, Set.of())));
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** @param again selects the events that only wait for the portal to show their change */
    List<Pending> due(boolean again, Instant now) {
        if (pausedUntil.isAfter(now)) {
            return List.of();
        }
        return pending.values().stream()
                .filter(event -> event.again() == again && !event.due().isAfter(now))
                .toList();
    }

    /** When the next event is due, if no other arrives. */
    Optional<Instant> next() {
        return pending.values().stream()
                .map(Pending::due)
                .min(Instant::compareTo)
                .map(due -> due.isBefore(pausedUntil) ? pausedUntil : due);
    }

    /** Whether the last request to the portal failed. */
    boolean failing() {
        return failures > 0;
    }

    /** Records that the portal responded. */
    void answered() {
        failures = 0;
        pausedUntil = Instant.MIN;
    }

    void remove(Pending decided) {
        pending.remove(decided.event().messageId());
    }

    /**
     * Schedules another attempt because the portal does not show the change yet.
     *
     * @return false if the attempts are used up
     */
    boolean lookAgain(Pending event, Set<String> started, Instant now) {
        if (event.looks() == LOOKS.size()) {
            return false;
        }
        Instant due = now.plus(LOOKS.get(event.looks()));
        Set<String> kept = started.isEmpty() ? event.started() : started;
        put(new Pending(event.event(), event.attempts(), event.looks() + 1, due, kept));
        return true;
    }

    /**
     * Records that the portal failed; it gets no requests for a while.
     *
     * @return the events that failed too often and are dropped
     */
    List<Pending> failed(List<Pending> events, Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        failures++;
        pausedUntil = now.plus(pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE);
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
