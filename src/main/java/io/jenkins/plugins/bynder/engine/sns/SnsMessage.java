package io.jenkins.plugins.bynder.engine.sns;

import java.util.Optional;

/**
 * One message of Amazon SNS, well-formed but not yet {@linkplain MessageVerifier verified}. Source of the fields: AWS
 * SNS developer guide, "Parsing Amazon SNS message formats".
 */
public sealed interface SnsMessage {

    /** Most bytes of a body. SNS itself stops at 256 KiB before escaping. */
    int MAX_BYTES = 1 << 20;

    /** What the portal wants to tell. */
    record Notification(MessageHeader envelope, Optional<String> subject, String message) implements SnsMessage {
        @Override
        public String toString() {
            return "Notification " + envelope;
        }
    }

    /** Asks whether a topic may deliver here; nothing comes until its URL was called. */
    record SubscriptionConfirmation(MessageHeader envelope, String message, String token, String subscribeUrl)
            implements SnsMessage {
        @Override
        public String toString() {
            return "SubscriptionConfirmation " + envelope;
        }
    }

    /** Tells that a topic no longer delivers here. */
    record UnsubscribeConfirmation(MessageHeader envelope, String message, String token, String subscribeUrl)
            implements SnsMessage {
        @Override
        public String toString() {
            return "UnsubscribeConfirmation " + envelope;
        }
    }

    MessageHeader envelope();

    /**
     * Reads the body of a request.
     *
     * @throws MalformedMessageException if it is not a message of a known type with all that belongs to it
     */
    static SnsMessage parse(byte[] body) throws MalformedMessageException {
        return new MessageParser().parse(body);
    }
}
