package io.jenkins.plugins.bynder.engine.sns;

/**
 * Why a message is rejected permanently. SNS does not send a message again that was answered with a 4xx. Everything
 * that depends on more than the form of the message has the same status, so that the response does not reveal whether a
 * topic is known here.
 */
public enum RejectReason {
    /** More than {@link SnsMessage#MAX_BYTES}. */
    TOO_LARGE(413),
    /** The body did not arrive in time. */
    TOO_SLOW(408),
    /** The bare message without its envelope: raw delivery carries no signature. */
    RAW_DELIVERY(400),
    /** Posted to a path below the event consumer URL. */
    WRONG_PATH(404),
    /** Posted to the event consumer URL without its secret, which is required. */
    NO_SECRET(404),
    /** Not what SNS sends. */
    MALFORMED(400),
    /** A message of a type that SNS does not define. */
    UNKNOWN_TYPE(400),
    /** Of a topic that is on no list. */
    FOREIGN_TOPIC(403),
    /** The certificate is not where SNS of the topic's region keeps its own. */
    CERTIFICATE_URL(403),
    /** The subscription is not confirmed where SNS of the topic's region takes confirmations of that topic. */
    SUBSCRIBE_URL(403),
    /** The certificate does not exist, has expired, is not SNS's, or leads to no trusted root. */
    CERTIFICATE(403),
    /** The signature is not of this message: forged or altered. */
    SIGNATURE(403);

    private final int status;

    RejectReason(int status) {
        this.status = status;
    }

    /** Whether SNS itself gets this answer if the subscription is set up wrongly. */
    public boolean misconfigured() {
        return this == RAW_DELIVERY || this == WRONG_PATH || this == NO_SECRET;
    }

    /** The HTTP status to answer with. */
    public int status() {
        return status;
    }
}
