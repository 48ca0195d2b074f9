package io.jenkins.plugins.bynder.engine.sns;

import java.time.Instant;

/**
 * The fields common to all SNS messages.
 *
 * @param messageId the same in every retry of a message
 * @param timestamp when SNS accepted the message, in its exact spelling because that is signed
 * @param sent the timestamp as an instant
 * @param signatureVersion {@code 1} (SHA1withRSA) or {@code 2} (SHA256withRSA)
 * @param signature canonical base64
 * @param signingCertUrl not yet checked
 */
public record MessageHeader(
        String messageId,
        TopicArn topic,
        String timestamp,
        Instant sent,
        String signatureVersion,
        String signature,
        String signingCertUrl) {

    @Override
    public String toString() {
        return messageId + " of " + topic;
    }
}
