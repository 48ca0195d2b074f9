package io.jenkins.plugins.bynder.engine.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MonotonicClockTest {

    private final Instant noon = Instant.parse("2026-03-07T12:00:00Z");

    @Test
    void startsAtTheTimeOfDayAndCountsElapsedTime() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
        MonotonicClock clock = MonotonicClock.start(nanos::get, noon);
        assertThat(clock.instant()).isEqualTo(noon);
        nanos.addAndGet(1_500_000_000L); // past the largest number, as System.nanoTime may go
        assertThat(clock.instant()).isEqualTo(noon.plusMillis(1_500));
    }

    @Test
    void aClockOfAnotherZoneGoesOnFromTheSameTime() {
        AtomicLong nanos = new AtomicLong();
        MonotonicClock clock = MonotonicClock.start(nanos::get, noon);
        nanos.set(1_000_000_000L);
        Clock berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
        nanos.set(2_000_000_000L);
        assertThat(berlin.instant()).isEqualTo(clock.instant()).isEqualTo(noon.plusSeconds(2));
        assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }
}
