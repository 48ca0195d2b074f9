package io.jenkins.plugins.bynder.engine.sns;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Limits the number of events per period. A period starts with the first event after the last one has ended. */
final class RateLimit {

    private final int max;
    private final Duration stretch;
    private final Clock clock;
    private Instant started = Instant.MIN;
    private int used;

    RateLimit(int max, Duration stretch, Clock clock) {
        this.max = max;
        this.stretch = stretch;
        this.clock = clock;
    }

    synchronized boolean tryAcquire() {
        Instant now = clock.instant();
        // If the clock was set back, the limit must not stay exhausted for that long.
        if (now.isBefore(started) || !now.isBefore(started.plus(stretch))) {
            started = now;
            used = 0;
        }
        if (used >= max) {
            return false;
        }
        used++;
        return true;
    }
}
