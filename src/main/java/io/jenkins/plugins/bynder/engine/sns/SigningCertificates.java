package io.jenkins.plugins.bynder.engine.sns;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.LruMap;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * SNS's signing keys by the URL of their certificate. Fetches each one once, even for concurrent requests, and caches
 * the results: {@value #KEPT} valid ones for at most a day, so that a certificate withdrawn by AWS loses its trust
 * (longer only while AWS is unreachable), and {@value #KEPT_FAILURES} failures for a short time, separately so that
 * untrusted senders cannot evict the valid ones. SNS has about one certificate per region and year.
 */
public final class SigningCertificates {

    static final int KEPT = 16;
    static final int KEPT_FAILURES = 64;
    static final int MAX_BYTES = 64 << 10;

    /** Certificates fetched per minute: a sender that knows a trusted topic could name any number of them. */
    static final int FETCHES_A_MINUTE = 30;

    /**
     * The limit for unknown topics, whose signature cannot be checked yet. Much higher, because forged confirmations
     * must not prevent fetching the certificate of a genuine one; but only a few at once.
     */
    static final int UNKNOWN_FETCHES_A_MINUTE = 1200;

    private static final int UNKNOWN_FETCHES_AT_ONCE = 8;
    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final Duration UNUSABLE_FOR = Duration.ofMinutes(5);

    /** Less than the 20 s after which SNS retries. */
    private static final Duration UNAVAILABLE_FOR = Duration.ofSeconds(15);

    /** Two requests of {@link OkHttpFetcher} plus a margin. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    /** A result that is used from one time until another; not before, because the clock may be set back by hours. */
    private record Remembered(KeyLookup lookup, Instant from, Instant until) {

        boolean isUsable(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    private final HttpFetcher fetcher;
    private final CertificateCheck check;
    private final Clock clock;
    private final RateLimit fetches;
    private final RateLimit unknownFetches;
    private int unknownUnderWay;
    private final Map<URI, Remembered> good = new LruMap<>(KEPT);
    private final Map<URI, Remembered> failures = new LruMap<>(KEPT_FAILURES);
    private final Map<URI, CompletableFuture<KeyLookup>> inFlight = new HashMap<>();

    public SigningCertificates(HttpFetcher fetcher, TrustRoots roots, Clock clock) {
        this.fetcher = fetcher;
        this.check = new CertificateCheck(fetcher, roots, clock);
        this.clock = clock;
        this.fetches = new RateLimit(FETCHES_A_MINUTE, Duration.ofMinutes(1), clock);
        this.unknownFetches = new RateLimit(UNKNOWN_FETCHES_A_MINUTE, Duration.ofMinutes(1), clock);
    }

    /** The cached result; makes no request. */
    synchronized Optional<KeyLookup> known(URI url) {
        return Stream.of(good, failures)
                .flatMap(kept -> Optional.ofNullable(kept.get(url)).stream())
                .filter(remembered -> remembered.isUsable(clock.instant()))
                .map(Remembered::lookup)
                .findFirst();
    }

    /**
     * The cached result, or that of a request.
     *
     * @param url accepted by {@link SnsUrls#certificate}
     * @param trusted whether an integration trusts the topic; other topics have separate limits
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
                    // Untrusted senders can exhaust the limit, which must not lose events.
                    return stillValid(url)
                            .orElseGet(() -> new KeyLookup.Unavailable(
                                    RetryReason.TOO_MANY_CERTIFICATES,
                                    SnsTexts.message(
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
        KeyLookup lookup = unreachable(url, SnsTexts.message("delay.error", "timeout"));
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
            return lookup.get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unreachable(url, SnsTexts.message("delay.error", "timeout"));
        } catch (ExecutionException | TimeoutException e) {
            return unreachable(url, SnsTexts.message("delay.error", "timeout"));
        }
    }

    private KeyLookup fetch(URI url, TopicArn topic) {
        try {
            HttpFetcher.Reply reply = fetcher.get(url, MAX_BYTES);
            return switch (reply.status()) {
                case 200 -> check.check(reply, topic);
                // SNS itself says that the certificate does not exist.
                case 404, 410 -> new KeyLookup.Unusable(SnsTexts.message("certificate.missing", url.getHost()));
                default -> unreachable(url, SnsTexts.message("delay.status", reply.status()));
            };
        } catch (IOException e) {
            return unreachable(url, SnsTexts.message("delay.error", e.getClass().getSimpleName()));
        }
    }

    private static KeyLookup unreachable(URI url, LocalizableText why) {
        return new KeyLookup.Unavailable(
                RetryReason.CERTIFICATE_UNREACHABLE, SnsTexts.message("delay.certificate", url.getHost(), why));
    }

    /** Returns the result to use from now on. */
    private KeyLookup remember(URI url, KeyLookup lookup) {
        Instant now = clock.instant();
        if (lookup instanceof KeyLookup.Unavailable) {
            // An unreachable AWS must not lose events while the last result is valid.
            Optional<KeyLookup> before = stillValid(url);
            if (before.isPresent() && before.get() instanceof KeyLookup.Found found) {
                good.put(url, new Remembered(found, now, earlier(found.expires(), now.plus(UNAVAILABLE_FOR))));
                return found;
            }
            failures.put(url, new Remembered(lookup, now, now.plus(UNAVAILABLE_FOR)));
        } else if (lookup instanceof KeyLookup.Found found) {
            good.put(url, new Remembered(found, now, earlier(found.expires(), now.plus(GOOD_FOR))));
            failures.remove(url);
        } else {
            good.remove(url);
            failures.put(url, new Remembered(lookup, now, now.plus(UNUSABLE_FOR)));
        }
        return lookup;
    }

    /** The last certificate found, however old the result, unless the certificate has expired. */
    private Optional<KeyLookup> stillValid(URI url) {
        return Optional.ofNullable(good.get(url))
                .map(Remembered::lookup)
                .filter(lookup -> lookup instanceof KeyLookup.Found found
                        && clock.instant().isBefore(found.expires()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
