package io.jenkins.plugins.bynder.engine.events.inbox;

import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored notification that waits to be processed.
 *
 * @param sequence increases while the inbox is open; restarts when it is opened again
 * @param messageId unique in an inbox
 * @param sent when SNS accepted it
 * @param received when it was stored here
 * @param message the portal's text
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
