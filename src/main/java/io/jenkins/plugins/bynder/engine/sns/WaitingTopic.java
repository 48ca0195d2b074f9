package io.jenkins.plugins.bynder.engine.sns;

import java.time.Duration;
import java.time.Instant;

/**
 * A topic that asked to deliver here, is on no list, and waits for an administrator.
 *
 * @param sent when SNS asked, the latest time
 * @param token proves to SNS that we got its question
 * @param subscribeUrl what to call to say yes
 */
public record WaitingTopic(TopicArn topic, Instant sent, String token, String subscribeUrl) {

    /** How long SNS takes a token. Source: AWS SNS developer guide, "Confirm the subscription". */
    public static final Duration VALID = Duration.ofDays(2);

    /** Whether it is too late to approve it; the owner of the topic then has to subscribe again. */
    public boolean isExpired(Instant now) {
        return now.isAfter(sent.plus(VALID));
    }

    @Override
    public String toString() {
        return topic + " since " + sent;
    }
}
