package io.jenkins.plugins.bynder.engine.events.inbox;

import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored notification that waits for a decision.
 *
 * @param sequence grows from one entry to the next while the inbox is open; a new opening numbers again
 * @param messageId unique in an inbox
 * @param sent when SNS took it in
 * @param received when it was stored here
 * @param message what the portal wrote
 */
public record InboxEntry(
        long sequence,
        String messageId,
        TopicArn topic,
        Instant sent,
        Instant received,
        Optional<String> subject,
        String message) {

    @Override
    public String toString() {
        return messageId + " of " + topic;
    }
}
