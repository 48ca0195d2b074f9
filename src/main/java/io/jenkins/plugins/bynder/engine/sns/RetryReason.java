package io.jenkins.plugins.bynder.engine.sns;

/** Why SNS should send a message again. SNS retries after a 503, by default three times, 20 s apart. */
public enum RetryReason {
    /** Signed, but older than SNS retries: the clock of this machine is ahead, or the message is a replay. */
    TOO_OLD,
    /** Signed, but dated in the future: the clock of this machine is behind. */
    FROM_THE_FUTURE,
    CERTIFICATE_UNREACHABLE,
    /** The certificate is not valid at the time of this machine: its clock is wrong, or the certificate has expired. */
    CERTIFICATE_DATE,
    /** The certificate was fetched, but its issuer's could not be. */
    ISSUER_UNREACHABLE,
    /** More certificates were requested lately than SNS has. */
    TOO_MANY_CERTIFICATES,
    /** More unknown topics requested confirmation lately than an administrator could want. */
    TOO_MANY_TOPICS,
    INBOX_FULL,
    INBOX_FAILING,
    /** The subscription could not be confirmed now. */
    NOT_CONFIRMED,
    /** Too many requests are being read. */
    TOO_MANY_SENDERS,
    /** The sender closed the connection before the whole body arrived. */
    DISCONNECTED,
    /** An internal error. */
    FAULT,
    SHUTTING_DOWN;

    /** Whether the clock of this machine may be wrong. */
    public boolean untimely() {
        return this == TOO_OLD || this == FROM_THE_FUTURE;
    }
}
