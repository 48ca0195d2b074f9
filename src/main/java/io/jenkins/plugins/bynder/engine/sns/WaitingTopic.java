package io.jenkins.plugins.bynder.engine.sns;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * An untrusted topic that requested confirmation and waits for an administrator.
 *
 * @param sent when SNS sent its latest request
 * @param token from the confirmation request; required to confirm
 * @param subscribeUrl the URL that confirms the subscription
 */
public record WaitingTopic(TopicArn topic, Instant sent, String token, String subscribeUrl) {

    public WaitingTopic {
        Objects.requireNonNull(topic);
        Objects.requireNonNull(sent);
        Objects.requireNonNull(token);
        Objects.requireNonNull(subscribeUrl);
    }

    /** Lifetime of a token. Source: AWS SNS developer guide, "Confirm the subscription". */
    public static final Duration VALID = Duration.ofDays(2);

    /** Whether it is too late to approve it; the owner of the topic must then subscribe again. */
    public boolean isExpired(Instant now) {
        return now.isAfter(sent.plus(VALID));
    }

    @Override
    public String toString() {
        return topic + " since " + sent;
    }
}
