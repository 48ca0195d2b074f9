package io.jenkins.plugins.bynder.engine.sns;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;

/** Result of confirming a subscription. Every {@code sentence} is user-facing. */
public sealed interface Confirmation {

    /** SNS delivers events of the topic from now on. */
    record Confirmed() implements Confirmation {}

    /** SNS rejects the token permanently: it was used or is older than two days. */
    record Refused(LocalizableText sentence) implements Confirmation {}

    /** SNS is unreachable or reports a server error; a retry may help. */
    record Unreachable(LocalizableText sentence) implements Confirmation {}
}
