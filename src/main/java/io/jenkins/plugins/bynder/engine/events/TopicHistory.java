package io.jenkins.plugins.bynder.engine.events;

import java.time.Instant;
import java.util.Optional;

/**
 * Known history of a topic's deliveries to this server.
 *
 * @param confirmed when the subscription was last confirmed
 * @param unsubscribed when SNS last reported the end of the subscription
 * @param lastEvent when the last event arrived
 */
public record TopicHistory(Optional<Instant> confirmed, Optional<Instant> unsubscribed, Optional<Instant> lastEvent) {

    static final TopicHistory NOTHING = new TopicHistory(Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether the topic delivers events here, as far as this server can know. */
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
