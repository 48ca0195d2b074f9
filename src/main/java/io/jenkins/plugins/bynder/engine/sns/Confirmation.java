package io.jenkins.plugins.bynder.engine.sns;

/** Result of confirming a subscription. Every {@code sentence} is user-facing. */
public sealed interface Confirmation {

    /** SNS delivers events of the topic from now on. */
    record Confirmed() implements Confirmation {}

    /** SNS does not accept it, and will not: the token is used or older than two days. */
    record Refused(String sentence) implements Confirmation {}

    /** SNS could not be reached, or has a fault; worth another attempt. */
    record Unreachable(String sentence) implements Confirmation {}
}
