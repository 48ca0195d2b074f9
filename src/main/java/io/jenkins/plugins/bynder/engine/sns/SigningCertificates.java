package io.jenkins.plugins.bynder.engine.sns;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The keys that SNS signs with, by the URL of their certificate. Fetches each once, however many messages ask at the
 * same time, and remembers what it found: {@value #KEPT} good ones for a day at most, so that a certificate that AWS
 * withdraws is not trusted for ever (longer only while AWS cannot be reached), and {@value #KEPT_FAILURES} failures for a short while, apart from the good ones
 * so that strangers cannot push those out. SNS has about one certificate a region and year.
 */
public final class SigningCertificates {

    static final int KEPT = 16;
    static final int KEPT_FAILURES = 64;
    static final int MAX_BYTES = 64 << 10;

    /** Certificates requested per minute: a sender who knows a listed topic could name any number of them. */
    static final int FETCHES_A_MINUTE = 30;

    /**
     * The same for unknown topics, of whose messages no signature is known yet. Many more, because those who forge
     * confirmations must not keep the certificate of a genuine one from being fetched; but only a few at once.
     */
    static final int UNKNOWN_FETCHES_A_MINUTE = 1200;

    private static final int UNKNOWN_FETCHES_AT_ONCE = 8;
    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final Duration UNUSABLE_FOR = Duration.ofMinutes(5);

    /** Less than the 20 s after which SNS tries again. */
    private static final Duration UNAVAILABLE_FOR = Duration.ofSeconds(15);

    /** Two calls of {@link OkHttpFetcher}, and a little. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private record Remembered(KeyLookup lookup, Instant until) {}

    private final HttpFetcher outbound;
    private final CertificateCheck check;
    private final Clock clock;
    private final RateLimit fetches;
    private final RateLimit unknownFetches;
    private int unknownUnderWay;
    private final Map<URI, Remembered> good = new Recent(KEPT);
    private final Map<URI, Remembered> failures = new Recent(KEPT_FAILURES);
    private final Map<URI, CompletableFuture<KeyLookup>> inFlight = new HashMap<>();

    public SigningCertificates(HttpFetcher outbound, TrustRoots roots, Clock clock) {
        this.outbound = outbound;
        this.check = new CertificateCheck(outbound, roots, clock);
        this.clock = clock;
        this.fetches = new RateLimit(FETCHES_A_MINUTE, Duration.ofMinutes(1), clock);
        this.unknownFetches = new RateLimit(UNKNOWN_FETCHES_A_MINUTE, Duration.ofMinutes(1), clock);
    }

    /** The cached result, without a request. */
    synchronized Optional<KeyLookup> known(URI url) {
        return Stream.of(good, failures)
                .flatMap(kept -> Optional.ofNullable(kept.get(url)).stream())
                .filter(remembered -> clock.instant().isBefore(remembered.until()))
                .map(Remembered::lookup)
                .findFirst();
    }

    /**
     * What is known, or can be found out.
     *
     * @param url has passed {@link SnsUrls#certificate}
     * @param trusted whether an integration trusts the topic; what is fetched for others has limits of its own
     */
    KeyLookup find(URI url, TopicArn topic, boolean trusted) {
        CompletableFuture<KeyLookup> lookup;
        synchronized (this) {
            Optional<KeyLookup> known = known(url);
            if (known.isPresent()) {
                return known.get();
            }
            lookup = inFlight.get(url);
            if (lookup == null) {
                boolean allowed = trusted
                        ? fetches.tryAcquire()
                        : unknownUnderWay < UNKNOWN_FETCHES_AT_ONCE && unknownFetches.tryAcquire();
                if (!allowed) {
                    // strangers can spend the quota, which is no reason to lose events
                    return stillValid(url)
                            .orElseGet(() -> new KeyLookup.Unavailable(
                                    RetryReason.TOO_MANY_CERTIFICATES,
                                    SnsTexts.text(
                                            "delay.certificates",
                                            trusted ? FETCHES_A_MINUTE : UNKNOWN_FETCHES_A_MINUTE)));
                }
                unknownUnderWay += trusted ? 0 : 1;
                inFlight.put(url, new CompletableFuture<>());
            }
        }
        return lookup == null ? lead(url, topic, trusted) : await(lookup, url);
    }

    private KeyLookup lead(URI url, TopicArn topic, boolean trusted) {
        KeyLookup lookup = unreachable(url, SnsTexts.text("delay.error", "timeout"));
        try {
            lookup = fetch(url, topic);
        } finally {
            synchronized (this) {
                unknownUnderWay -= trusted ? 0 : 1;
                lookup = remember(url, lookup);
                inFlight.remove(url).complete(lookup);
            }
        }
        return lookup;
    }

    private static KeyLookup await(CompletableFuture<KeyLookup> lookup, URI url) {
        try {
            return lookup.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unreachable(url, SnsTexts.text("delay.error", "timeout"));
        } catch (ExecutionException | TimeoutException e) {
            return unreachable(url, SnsTexts.text("delay.error", "timeout"));
        }
    }

    private KeyLookup fetch(URI url, TopicArn topic) {
        try {
            HttpFetcher.Reply reply = outbound.get(url, MAX_BYTES);
            return switch (reply.status()) {
                case 200 -> check.check(reply, topic);
                // SNS itself says that it has no such certificate
                case 404, 410 -> new KeyLookup.Unusable(SnsTexts.text("certificate.missing", url.getHost()));
                default -> unreachable(url, SnsTexts.text("delay.status", reply.status()));
            };
        } catch (IOException e) {
            return unreachable(url, SnsTexts.text("delay.error", e.getClass().getSimpleName()));
        }
    }

    private static KeyLookup unreachable(URI url, String why) {
        return new KeyLookup.Unavailable(
                RetryReason.CERTIFICATE_UNREACHABLE, SnsTexts.text("delay.certificate", url.getHost(), why));
    }

    /** Returns what to go by from now on. */
    private KeyLookup remember(URI url, KeyLookup lookup) {
        Instant now = clock.instant();
        if (lookup instanceof KeyLookup.Unavailable) {
            // that AWS cannot be asked again is no reason to lose events as long as the last answer is valid
            Optional<KeyLookup> before = stillValid(url);
            if (before.isPresent() && before.get() instanceof KeyLookup.Found found) {
                good.put(url, new Remembered(found, earlier(found.expires(), now.plus(UNAVAILABLE_FOR))));
                return found;
            }
            failures.put(url, new Remembered(lookup, now.plus(UNAVAILABLE_FOR)));
        } else if (lookup instanceof KeyLookup.Found found) {
            good.put(url, new Remembered(found, earlier(found.expires(), now.plus(GOOD_FOR))));
            failures.remove(url);
        } else {
            good.remove(url);
            failures.put(url, new Remembered(lookup, now.plus(UNUSABLE_FOR)));
        }
        return lookup;
    }

    /** The certificate found last, if it has not expired, however long ago that was. */
    private Optional<KeyLookup> stillValid(URI url) {
        return Optional.ofNullable(good.get(url))
                .map(Remembered::lookup)
                .filter(lookup -> lookup instanceof KeyLookup.Found found
                        && clock.instant().isBefore(found.expires()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Forgets what was not asked for the longest time. */
    private static final class Recent extends LinkedHashMap<URI, Remembered> {

        private static final long serialVersionUID = 1;

        private final int max;

        Recent(int max) {
            super(16, 0.75f, true);
            this.max = max;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Remembered> eldest) {
            return size() > max;
        }
    }
}
