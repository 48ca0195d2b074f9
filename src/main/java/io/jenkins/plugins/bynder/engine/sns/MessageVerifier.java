package io.jenkins.plugins.bynder.engine.sns;

import io.jenkins.plugins.bynder.engine.sns.SnsMessage.SubscriptionConfirmation;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage.UnsubscribeConfirmation;
import io.jenkins.plugins.bynder.engine.sns.Verdict.Accepted;
import io.jenkins.plugins.bynder.engine.sns.Verdict.PendingTopic;
import io.jenkins.plugins.bynder.engine.sns.Verdict.Rejected;
import io.jenkins.plugins.bynder.engine.sns.Verdict.TryLater;
import io.jenkins.plugins.bynder.engine.util.LruMap;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides whether a message is from SNS, from a trusted topic, and fresh.
 *
 * <p>A valid signature only proves that <em>some</em> topic sent the message, hence the list of trusted topics. Cheap
 * checks come first, and no outbound request is made until they all pass. A message from an untrusted topic never
 * causes an outbound request, except a subscription confirmation: its certificate is fetched, under a separate limit.
 *
 * <p>The response takes the same time whether or not a topic is trusted, with one unavoidable exception: a sender that
 * guesses the full ARN of a trusted topic, including the account number, and names a new certificate waits while it is
 * fetched, at most {@value SigningCertificates#FETCHES_A_MINUTE} times a minute, and so learns that the guess was
 * right.
 */
public final class MessageVerifier {

    /** SNS retries for up to an hour; 15 minutes are added for clock differences. */
    public static final Duration MAX_AGE = Duration.ofMinutes(75);

    /** Tolerance for a clock of this machine that is behind. */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(15);

    /** Signed confirmations of unknown topics that one AWS account may add to the pending topics. */
    static final int UNKNOWN_TOPICS_A_MINUTE = 10;

    /** AWS accounts whose unknown topics are counted. */
    private static final int MAX_ACCOUNTS = 1000;

    private final Predicate<TopicArn> listed;
    private final SigningCertificates certificates;
    private final Clock clock;
    private final Map<String, RateLimit> unknownTopics = new LruMap<>(MAX_ACCOUNTS);

    /** @param listed whether an integration trusts that topic; called once per message */
    public MessageVerifier(Predicate<TopicArn> listed, SigningCertificates certificates, Clock clock) {
        this.listed = listed;
        this.certificates = certificates;
        this.clock = clock;
    }

    public Verdict verify(SnsMessage message) {
        MessageHeader envelope = message.envelope();
        boolean known = listed.test(envelope.topic());
        Optional<Rejected> objection = urls(message);
        if (!known && !(message instanceof SubscriptionConfirmation)) {
            return foreign(message, objection.isEmpty());
        }
        if (objection.isPresent()) {
            return objection.get();
        }
        KeyLookup lookup = certificates.find(certificate(envelope).orElseThrow(), envelope.topic(), known);
        if (lookup instanceof KeyLookup.Unavailable unavailable) {
            return new TryLater(unavailable.reason(), unavailable.sentence());
        }
        if (lookup instanceof KeyLookup.Unusable unusable) {
            return new Rejected(RejectReason.CERTIFICATE, unusable.sentence());
        }
        if (!isSigned(message, (KeyLookup.Found) lookup)) {
            return rejected(RejectReason.SIGNATURE, "refused.signature", envelope.topic());
        }
        Optional<Verdict> untimely = untimely(envelope).map(Verdict.class::cast);
        return untimely.orElseGet(() -> known ? new Accepted(message) : unknown((SubscriptionConfirmation) message));
    }

    private Verdict unknown(SubscriptionConfirmation confirmation) {
        if (!mayWait(confirmation.envelope().topic().account())) {
            return new TryLater(RetryReason.TOO_MANY_TOPICS, SnsTexts.message("delay.topics", UNKNOWN_TOPICS_A_MINUTE));
        }
        return new PendingTopic(confirmation);
    }

    /** Each AWS account has its own limit, because the signature proves the account. */
    private boolean mayWait(String account) {
        synchronized (unknownTopics) {
            return unknownTopics
                    .computeIfAbsent(
                            account, name -> new RateLimit(UNKNOWN_TOPICS_A_MINUTE, Duration.ofMinutes(1), clock))
                    .tryAcquire();
        }
    }

    /**
     * Takes as long as a forged message of a trusted topic, so that the response time does not reveal which topics are
     * trusted. The signature only matters for the log.
     */
    private Verdict foreign(SnsMessage message, boolean wellFormed) {
        MessageHeader envelope = message.envelope();
        boolean signed = wellFormed
                && certificate(envelope)
                        .flatMap(certificates::known)
                        .filter(KeyLookup.Found.class::isInstance)
                        .map(found -> isSigned(message, (KeyLookup.Found) found))
                        .orElse(false);
        return rejected(
                RejectReason.FOREIGN_TOPIC, signed ? "refused.topic.signed" : "refused.topic", envelope.topic());
    }

    /**
     * A signed message outside the time window is either a replay of an old one, or this machine's clock is wrong. Both
     * get 503: a replay is never accepted, and a genuine message is accepted once the clock is right.
     */
    private Optional<TryLater> untimely(MessageHeader envelope) {
        Duration age = Duration.between(envelope.sent(), clock.instant());
        if (age.compareTo(MAX_AGE) > 0) {
            return Optional.of(new TryLater(
                    RetryReason.TOO_OLD,
                    SnsTexts.message("delay.old", envelope.topic(), age.toMinutes(), MAX_AGE.toMinutes())));
        }
        Duration ahead = age.negated();
        if (ahead.compareTo(MAX_AHEAD) > 0) {
            return Optional.of(new TryLater(
                    RetryReason.FROM_THE_FUTURE,
                    SnsTexts.message("delay.future", envelope.topic(), ahead.toMinutes())));
        }
        return Optional.empty();
    }

    private static Optional<Rejected> urls(SnsMessage message) {
        MessageHeader envelope = message.envelope();
        if (certificate(envelope).isEmpty()) {
            return Optional.of(rejected(RejectReason.CERTIFICATE_URL, "refused.certificateUrl", envelope.topic()));
        }
        boolean good = true;
        if (message instanceof SubscriptionConfirmation confirmation) {
            good = isSubscription(confirmation.subscribeUrl(), envelope.topic(), confirmation.token());
        } else if (message instanceof UnsubscribeConfirmation confirmation) {
            good = isSubscription(confirmation.subscribeUrl(), envelope.topic(), confirmation.token());
        }
        return good
                ? Optional.empty()
                : Optional.of(rejected(RejectReason.SUBSCRIBE_URL, "refused.subscribeUrl", envelope.topic()));
    }

    private static boolean isSubscription(String url, TopicArn topic, String token) {
        return SnsUrls.subscription(url, topic, token).isPresent();
    }

    private static Optional<URI> certificate(MessageHeader envelope) {
        return SnsUrls.certificate(envelope.signingCertUrl(), envelope.topic());
    }

    private static boolean isSigned(SnsMessage message, KeyLookup.Found found) {
        try {
            return SignedText.isSignedBy(found.key(), message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // The JVM lacks RSA.
        }
    }

    private static Rejected rejected(RejectReason reason, String key, Object argument) {
        return new Rejected(reason, SnsTexts.message(key, argument));
    }
}
