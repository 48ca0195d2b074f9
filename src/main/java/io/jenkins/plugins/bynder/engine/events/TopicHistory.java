package io.jenkins.plugins.bynder.engine.events;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a topic's deliveries to this place.
 *
 * @param confirmed when we last confirmed the subscription
 * @param unsubscribed when SNS last told that the subscription had ended
 * @param lastEvent when the last event came
 */
public record TopicHistory(Optional<Instant> confirmed, Optional<Instant> unsubscribed, Optional<Instant> lastEvent) {

    static final TopicHistory NOTHING = new TopicHistory(Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether events come from it, as far as can be told from here. */
    public boolean delivers() {
        Optional<Instant> sign = latest(confirmed, lastEvent);
        return sign.isPresent() && unsubscribed.filter(sign.get()::isBefore).isEmpty();
    }

    TopicHistory with(LoggedEvent.State state, Instant at) {
        Optional<Instant> now = Optional.of(at);
        return switch (state) {
            case CONFIRMED -> new TopicHistory(latest(confirmed, now), unsubscribed, lastEvent);
            case UNSUBSCRIBED -> new TopicHistory(confirmed, latest(unsubscribed, now), lastEvent);
            case PENDING_TOPIC -> this;
            case WAITING, NOT_SHOWN, PROCESSED, FAILED, DISMISSED ->
                new TopicHistory(confirmed, unsubscribed, latest(lastEvent, now));
        };
    }

    private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || other.isPresent() && other.get().isAfter(one.get()) ? other : one;
    }
}
