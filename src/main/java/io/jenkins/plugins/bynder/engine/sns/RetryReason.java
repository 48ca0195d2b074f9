package io.jenkins.plugins.bynder.engine.sns;

/** Why a message should be sent again. SNS retries what was answered with 503, by default three times, 20 s apart. */
public enum RetryReason {
    /** Signed, but older than SNS tries: the clock of this machine is fast, or an old message was sent again. */
    TOO_OLD,
    /** Signed, but dated ahead: the clock of this machine is slow. */
    FROM_THE_FUTURE,
    CERTIFICATE_UNREACHABLE,
    /** The certificate is there, the one of its issuer could not be had. */
    ISSUER_UNREACHABLE,
    /** More certificates were asked for lately than SNS has. */
    TOO_MANY_CERTIFICATES,
    /** More unknown topics asked for confirmation lately than an administrator could want. */
    TOO_MANY_TOPICS,
    INBOX_FULL,
    INBOX_FAILING,
    /** The subscription could not be confirmed just now. */
    NOT_CONFIRMED,
    /** More senders than are read from at once. */
    TOO_MANY_SENDERS,
    /** The sender ended the connection before its body had arrived. */
    DISCONNECTED,
    /** A fault on our side. */
    FAULT,
    SHUTTING_DOWN;

    /** Whether the clock of this machine may be wrong. */
    public boolean untimely() {
        return this == TOO_OLD || this == FROM_THE_FUTURE;
    }
}
