package io.jenkins.plugins.bynder.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The SNS topic of a portal, with the part of Amazon behind it: requests confirmation, signs, delivers to confirmed
 * endpoints, and retries like SNS. Nothing leaves this machine: only loopback endpoints can be subscribed, and the
 * addresses of SNS are only reachable through {@link #answer} or {@link SampleAmazon}. Thread-safe.
 */
public final class SampleTopic implements AutoCloseable {

    public static final String ARN = "arn:aws:sns:eu-central-1:123456789012:sample-portal";

    /** SNS's default. */
    private static final int RETRIES = 3;

    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);
    private static final int THREADS = 8;

    private final SnsAuthority authority;
    private final SnsSigner signer;
    private final SnsCertificate certificate;
    private final Map<String, Subscription> byToken = new LinkedHashMap<>();
    private final Queue<Delivered> deliveries = new ConcurrentLinkedQueue<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_ANSWER)
            .build();
    private final ScheduledExecutorService sender = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "sample-topic");
        thread.setDaemon(true);
        return thread;
    });
    private int retries = RETRIES;
    private Duration pause = PAUSE;
    private int underWay;

    /** An endpoint, and whether it has confirmed. */
    public record Subscription(URI endpoint, boolean confirmed) {}

    /**
     * Result of one delivery attempt.
     *
     * @param assetId empty if the message is not an event
     * @param status of the response; 0 if there was none
     */
    public record Delivered(URI endpoint, String messageId, String assetId, int status) {}

    private record Letter(URI endpoint, String type, String messageId, String assetId, String body, int attempt) {

        Letter again() {
            return new Letter(endpoint, type, messageId, assetId, body, attempt + 1);
        }
    }

    SampleTopic() {
        Instant now = Instant.now();
        authority = new SnsAuthority(now);
        certificate = authority.issue(SnsCertificateShape.ofSns(now));
        signer = new SnsSigner(ARN, certificate, "1");
    }

    /** Number of retries, and the delay before each, of a delivery without a response or with 5xx. */
    public synchronized SampleTopic retrying(int times, Duration after) {
        retries = times;
        pause = after;
        return this;
    }

    public String arn() {
        return ARN;
    }

    /** The root certificate that a receiver must trust. */
    public X509Certificate root() {
        return authority.root();
    }

    /** The intermediate certificate that the SNS server sends with its own. */
    public X509Certificate issuer() {
        return authority.issuer();
    }

    SnsAuthority authority() {
        return authority;
    }

    /** Signs messages of this topic, for tests that alter them. */
    public SnsSigner signer() {
        return signer;
    }

    /**
     * Requests confirmation of an endpoint.
     *
     * @throws IllegalArgumentException if it is not on this machine
     */
    public synchronized void subscribe(URI endpoint) {
        boolean here = endpoint.getHost() != null
                && Set.of("127.0.0.1", "localhost", "[::1]").contains(endpoint.getHost())
                && "http".equals(endpoint.getScheme());
        if (!here) {
            throw new IllegalArgumentException("Only http endpoints on this machine can be subscribed");
        }
        String token = UUID.randomUUID().toString().replace("-", "");
        byToken.values().removeIf(subscription -> subscription.endpoint().equals(endpoint));
        byToken.put(token, new Subscription(endpoint, false));
        send(endpoint, "SubscriptionConfirmation", "", signer.subscriptionConfirmation(token, Instant.now()));
    }

    public synchronized List<Subscription> subscriptions() {
        return List.copyOf(byToken.values());
    }

    /** Sends the change to all confirmed endpoints. */
    public void publish(LibraryChange change) {
        String subject = "asset_bank.media."
                + switch (change.kind()) {
                    case CREATED -> "create";
                    case ORIGINAL -> "updated";
                    case METADATA -> "meta_updated";
                    case ARCHIVED -> "archived";
                    case DELETED -> "deleted";
                };
        for (Subscription subscription : subscriptions()) {
            if (subscription.confirmed()) {
                String message = "{\"media_id\": \"" + change.assetId() + "\"}";
                send(
                        subscription.endpoint(),
                        "Notification",
                        change.assetId(),
                        signer.notification(subject, message, Instant.now()));
            }
        }
    }

    /** Ids of the events that were acknowledged with 200. */
    public Set<String> taken() {
        return deliveries.stream()
                .filter(delivered ->
                        delivered.status() == 200 && !delivered.assetId().isEmpty())
                .map(Delivered::messageId)
                .collect(Collectors.toSet());
    }

    /** All attempts so far. */
    public List<Delivered> deliveries() {
        return List.copyOf(deliveries);
    }

    /** Whether no delivery is in flight or waits for a retry. */
    public synchronized boolean idle() {
        return underWay == 0;
    }

    /**
     * SNS's response at its own addresses: its certificate, and confirmations.
     *
     * @return 200 and the body, or 400
     */
    public SampleAnswer answer(URI url) {
        if (url.toString().equals(signer.certificateUrl())) {
            return SampleAnswer.of(200, "application/x-pem-file", certificate.pem());
        }
        Parameters query = url.getRawQuery() == null ? Parameters.none() : Parameters.parse(url.getRawQuery());
        boolean known = signer.host().equals(url.getHost())
                && query.first("Action").filter("ConfirmSubscription"::equals).isPresent()
                && query.first("TopicArn").filter(ARN::equals).isPresent()
                && confirm(query.first("Token").orElse(""));
        return known
                ? SampleAnswer.of(200, "text/xml", "<ConfirmSubscriptionResponse/>")
                : SampleAnswer.of(400, "text/xml", "<ErrorResponse/>");
    }

    private synchronized boolean confirm(String token) {
        return byToken.computeIfPresent(token, (key, before) -> new Subscription(before.endpoint(), true)) != null;
    }

    private void send(URI endpoint, String type, String assetId, String body) {
        String id = body.replaceFirst("(?s).*\"MessageId\" : \"([^\"]+)\".*", "$1");
        synchronized (this) {
            underWay++;
        }
        schedule(new Letter(endpoint, type, id, assetId, body, 0), Duration.ZERO);
    }

    private void schedule(Letter letter, Duration after) {
        try {
            sender.schedule(() -> deliver(letter), after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            left(); // Closed meanwhile.
        }
    }

    private void deliver(Letter letter) {
        int status = post(letter);
        deliveries.add(new Delivered(letter.endpoint(), letter.messageId(), letter.assetId(), status));
        int most;
        Duration after;
        synchronized (this) {
            most = retries;
            after = pause;
        }
        boolean failed = status == 0 || status >= 500;
        if (failed && letter.attempt() < most) {
            schedule(letter.again(), after);
        } else {
            left();
        }
    }

    private synchronized void left() {
        underWay--;
    }

    private int post(Letter letter) {
        HttpRequest request = HttpRequest.newBuilder(letter.endpoint())
                .timeout(LONGEST_ANSWER)
                .header("Content-Type", "text/plain; charset=UTF-8")
                .header("User-Agent", "Amazon Simple Notification Service Agent")
                .header("x-amz-sns-message-type", letter.type())
                .header("x-amz-sns-message-id", letter.messageId())
                .header("x-amz-sns-topic-arn", ARN)
                .POST(HttpRequest.BodyPublishers.ofString(letter.body(), StandardCharsets.UTF_8))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }
}
