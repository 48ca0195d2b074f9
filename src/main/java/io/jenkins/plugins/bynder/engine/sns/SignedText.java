package io.jenkins.plugins.bynder.engine.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.bynder.engine.sns.SnsMessage.Notification;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage.SubscriptionConfirmation;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage.UnsubscribeConfirmation;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/**
 * The text that SNS signs: name and value of certain fields in a fixed order, each followed by a line feed. Source: AWS
 * SNS developer guide, "Verifying the signatures of Amazon SNS messages".
 *
 * <p>Values may contain line feeds, so the text does not show where a field ends. This is safe because the topic and
 * the type come last, and neither they nor the id and the time can contain one.
 */
final class SignedText {

    private final StringBuilder text = new StringBuilder();

    private SignedText() {}

    /** Whether the key signed the message. */
    static boolean isSignedBy(PublicKey key, SnsMessage message) throws GeneralSecurityException {
        MessageHeader envelope = message.envelope();
        // Version 1 means SHA-1; a forger would need a second preimage, which is infeasible even for SHA-1.
        String algorithm = envelope.signatureVersion().equals("1") ? "SHA1withRSA" : "SHA256withRSA";
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(key);
        signature.update(of(message).getBytes(UTF_8));
        try {
            return signature.verify(Base64.getDecoder().decode(envelope.signature()));
        } catch (SignatureException e) {
            return false; // The signature does not even have the key's length.
        }
    }

    static String of(SnsMessage message) {
        SignedText text = new SignedText();
        MessageHeader envelope = message.envelope();
        if (message instanceof Notification notification) {
            text.add("Message", notification.message()).add("MessageId", envelope.messageId());
            notification.subject().ifPresent(subject -> text.add("Subject", subject));
            text.add("Timestamp", envelope.timestamp())
                    .add("TopicArn", envelope.topic().toString())
                    .add("Type", "Notification");
        } else if (message instanceof SubscriptionConfirmation confirmation) {
            text.confirmation(
                    envelope,
                    confirmation.message(),
                    confirmation.token(),
                    confirmation.subscribeUrl(),
                    "SubscriptionConfirmation");
        } else if (message instanceof UnsubscribeConfirmation confirmation) {
            text.confirmation(
                    envelope,
                    confirmation.message(),
                    confirmation.token(),
                    confirmation.subscribeUrl(),
                    "UnsubscribeConfirmation");
        }
        return text.text.toString();
    }

    private void confirmation(MessageHeader envelope, String message, String token, String url, String type) {
        add("Message", message)
                .add("MessageId", envelope.messageId())
                .add("SubscribeURL", url)
                .add("Timestamp", envelope.timestamp())
                .add("Token", token)
                .add("TopicArn", envelope.topic().toString())
                .add("Type", type);
    }

    private SignedText add(String name, String value) {
        text.append(name).append('\n').append(value).append('\n');
        return this;
    }
}
