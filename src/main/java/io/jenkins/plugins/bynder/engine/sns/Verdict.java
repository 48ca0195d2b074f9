package io.jenkins.plugins.bynder.engine.sns;

/** What became of the check of one message. */
public sealed interface Verdict {

    /** Signed by SNS, of a listed topic, fresh. */
    record Accepted(SnsMessage message) implements Verdict {}

    /** Signed by SNS and fresh, but of a topic that is on no list: an administrator has to decide. */
    record PendingTopic(SnsMessage.SubscriptionConfirmation confirmation) implements Verdict {}

    /**
     * Never to be sent again.
     *
     * @param sentence for logs, not for the sender
     */
    record Rejected(RejectReason refusal, String sentence) implements Verdict {}

    /**
     * To be sent again.
     *
     * @param sentence for logs, not for the sender
     */
    record TryLater(RetryReason delay, String sentence) implements Verdict {}
}
