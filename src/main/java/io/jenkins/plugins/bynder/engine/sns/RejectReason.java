package io.jenkins.plugins.bynder.engine.sns;

/**
 * Why a message is rejected permanently. SNS does not retry after a 4xx. All reasons beyond the form of the message
 * share one status, so that the response does not reveal whether a topic is known here.
 */
public enum RejectReason {
    /** Larger than {@link SnsMessage#MAX_BYTES}. */
    TOO_LARGE(413),
    /** The body did not arrive in time. */
    TOO_SLOW(408),
    /** A message without its envelope: raw delivery carries no signature. */
    RAW_DELIVERY(400),
    /** Posted to a path below the event consumer URL. */
    WRONG_PATH(404),
    /** Posted to the event consumer URL without the required secret. */
    NO_SECRET(404),
    /** Not in the form that SNS sends. */
    MALFORMED(400),
    /** A message type that SNS does not define. */
    UNKNOWN_TYPE(400),
    /** From a topic that no integration trusts. */
    FOREIGN_TOPIC(403),
    /** The certificate URL is not one of SNS in the topic's region. */
    CERTIFICATE_URL(403),
    /** The confirmation URL is not one of SNS in the topic's region for that topic. */
    SUBSCRIBE_URL(403),
    /** The certificate does not exist, has expired, is not from SNS, or has no path to a trusted root. */
    CERTIFICATE(403),
    /** The signature does not match: the message is forged or altered. */
    SIGNATURE(403);

    private final int status;

    RejectReason(int status) {
        this.status = status;
    }

    /** Whether SNS itself gets this response when the subscription is misconfigured. */
    public boolean misconfigured() {
        return this == RAW_DELIVERY || this == WRONG_PATH || this == NO_SECRET;
    }

    /** The HTTP status of the response. */
    public int status() {
        return status;
    }
}
