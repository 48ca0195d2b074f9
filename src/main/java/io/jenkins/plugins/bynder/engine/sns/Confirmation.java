package io.jenkins.plugins.bynder.engine.sns;

/** Result of confirming a subscription. Every {@code sentence} is user-facing. */
public sealed interface Confirmation {

    /** SNS delivers events of the topic from now on. */
    record Confirmed() implements Confirmation {}

    /** SNS rejects the token permanently: it was used or is older than two days. */
    record Refused(String sentence) implements Confirmation {}

    /** SNS is unreachable or reports a server error; a retry may help. */
    record Unreachable(String sentence) implements Confirmation {}
}
