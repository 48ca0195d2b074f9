package io.jenkins.plugins.bynder.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The portal's time: dates assets, expires links and tokens, delays edits and measures the rate rule. Runs or stands
 * still; can be advanced in both cases.
 */
public final class SampleClock implements InstantSource {

    private final InstantSource source;
    private final AtomicLong aheadMillis = new AtomicLong();

    private SampleClock(InstantSource source) {
        this.source = source;
    }

    /** Follows the machine's clock. */
    public static SampleClock running() {
        return new SampleClock(InstantSource.system());
    }

    /** Stands still until {@linkplain #advance advanced}. */
    public static SampleClock standing(Instant at) {
        return new SampleClock(InstantSource.fixed(at));
    }

    /** Jumps ahead, never back. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("A clock does not go back");
        }
        aheadMillis.addAndGet(by.toMillis());
    }

    @Override
    public Instant instant() {
        return source.instant().plusMillis(aheadMillis.get());
    }

    /** The time with the resolution of Bynder's dates. */
    Instant second() {
        return instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
