package io.jenkins.plugins.bynder.engine.util;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * Measures waits. Starts at the time of day and then counts elapsed time only, so that setting the clock of the machine
 * neither prolongs nor shortens a wait.
 */
public final class MonotonicClock extends Clock {

    private final LongSupplier nanos;
    private final Instant started;
    private final long startedAt;
    private final ZoneId zone;

    private MonotonicClock(LongSupplier nanos, Instant started, ZoneId zone) {
        this.nanos = nanos;
        this.started = started;
        this.startedAt = nanos.getAsLong();
        this.zone = zone;
    }

    /** Starts now. */
    public static MonotonicClock start() {
        return start(System::nanoTime, Instant.now());
    }

    /** @param nanos as {@link System#nanoTime} */
    static MonotonicClock start(LongSupplier nanos, Instant now) {
        return new MonotonicClock(nanos, now, ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return started.plusNanos(nanos.getAsLong() - startedAt);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MonotonicClock(nanos, instant(), other);
    }
}
