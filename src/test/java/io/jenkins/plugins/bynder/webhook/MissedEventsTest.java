package io.jenkins.plugins.bynder.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissedEventsTest {

    private static final Instant LAST = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant EDITED = LAST.plus(Duration.ofHours(5));
    private static final Instant FOUND = EDITED.plus(Duration.ofHours(20));

    private final MissedEvents missed = new MissedEvents();

    private void found(Instant edited, Instant lastEvent) {
        missed.found("portal", edited, Optional.of(lastEvent), FOUND);
    }

    private Optional<Instant> since(Instant lastEvent) {
        return missed.since("portal", Optional.of(lastEvent));
    }

    @Test
    void twoChangesWithoutEventsMeanMissingEvents() {
        found(EDITED, LAST);
        assertThat(since(LAST)).as("one may be an event that got lost").isEmpty();
        found(EDITED.plusSeconds(60), LAST);
        assertThat(since(LAST)).contains(EDITED);
        assertThat(missed.since("other", Optional.of(LAST))).isEmpty();
    }

    @Test
    void aLaterEventEndsTheWarning() {
        found(EDITED, LAST);
        found(EDITED, LAST);
        Instant event = EDITED.plusSeconds(600);
        assertThat(since(event)).isEmpty();
        found(EDITED.plusSeconds(3600), event);
        assertThat(since(event)).as("counts from the start").isEmpty();
    }

    @Test
    void aChangeWhoseEventArrivedOrMayStillArriveDoesNotCount() {
        for (int i = 0; i < 3; i++) {
            found(LAST.minusSeconds(30), LAST);
            found(LAST.plusSeconds(30), LAST);
            found(FOUND.minus(Duration.ofMinutes(30)), LAST);
            missed.found("portal", EDITED, Optional.empty(), FOUND);
        }
        assertThat(since(LAST)).isEmpty();
    }
}
