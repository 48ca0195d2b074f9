package io.jenkins.plugins.bynder.engine.sns;

import java.util.Optional;

/**
 * A message of Amazon SNS, well-formed but not yet {@linkplain MessageVerifier verified}. Source of the fields: AWS SNS
 * developer guide, "Parsing Amazon SNS message formats".
 */
public sealed interface SnsMessage {

    /** Maximum bytes of a body. SNS itself allows 256 KiB before escaping. */
    int MAX_BYTES = 1 << 20;

    /** An event of the portal. */
    record Notification(MessageHeader envelope, Optional<String> subject, String message) implements SnsMessage {
        @Override
        public String toString() {
            return "Notification " + envelope;
        }
    }

    /** A request to confirm a subscription; SNS delivers nothing until its URL is called. */
    record SubscriptionConfirmation(MessageHeader envelope, String message, String token, String subscribeUrl)
            implements SnsMessage {
        @Override
        public String toString() {
            return "SubscriptionConfirmation " + envelope;
        }
    }

    /** Reports that a topic no longer delivers here. */
    record UnsubscribeConfirmation(MessageHeader envelope, String message, String token, String subscribeUrl)
            implements SnsMessage {
        @Override
        public String toString() {
            return "UnsubscribeConfirmation " + envelope;
        }
    }

    MessageHeader envelope();

    /**
     * Parses a request body.
     *
     * @throws MalformedMessageException if it is not a complete message of a known type
     */
    static SnsMessage parse(byte[] body) throws MalformedMessageException {
        return new MessageParser().parse(body);
    }
}
