package io.jenkins.plugins.bynder.engine.sns;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** At most so many in a stretch of time, which starts with the first one after the last stretch has ended. */
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
        // a clock that was set back must not shut the limit for as long as it was set back
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
