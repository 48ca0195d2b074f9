package io.jenkins.plugins.bynder.engine.sns;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;

/** Result of verifying a message. */
public sealed interface Verdict {

    /** Signed by SNS, from a trusted topic, fresh. */
    record Accepted(SnsMessage message) implements Verdict {}

    /** Signed by SNS and fresh, but from an untrusted topic: an administrator must decide. */
    record PendingTopic(SnsMessage.SubscriptionConfirmation confirmation) implements Verdict {}

    /**
     * Permanently rejected.
     *
     * @param sentence for the log, not for the sender
     */
    record Rejected(RejectReason reason, LocalizableText sentence) implements Verdict {}

    /**
     * SNS should send the message again.
     *
     * @param sentence for the log, not for the sender
     */
    record TryLater(RetryReason reason, LocalizableText sentence) implements Verdict {}
}
