package io.jenkins.plugins.bynder.webhook;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.Secret;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.credentials.BynderApiCredentials;
import io.jenkins.plugins.bynder.engine.events.LoggedEvent;
import io.jenkins.plugins.bynder.engine.events.QuietPeriod;
import io.jenkins.plugins.bynder.engine.sns.HttpFetcher;
import io.jenkins.plugins.bynder.engine.sns.TrustRoots;
import io.jenkins.plugins.bynder.sample.SampleCredentials;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SnsAuthority;
import io.jenkins.plugins.bynder.sample.SnsCertificate;
import io.jenkins.plugins.bynder.sample.SnsCertificateShape;
import io.jenkins.plugins.bynder.sample.SnsSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jvnet.hudson.test.JenkinsRule;

/** Signs events like Amazon SNS, with an authority that the Jenkins under test trusts, and sends them. */
public final class JenkinsSampleEvents {

    /** The topic of the events. */
    public static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:portal-topic";

    private final JenkinsRule jenkins;
    private final SnsSigner signer;
    private final List<URI> calls = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    /** Call it before the first message. */
    public JenkinsSampleEvents(JenkinsRule jenkins) {
        this.jenkins = jenkins;
        SnsAuthority authority = new SnsAuthority(Instant.now());
        SnsCertificate certificate = authority.issue(SnsCertificateShape.ofSns(Instant.now()));
        this.signer = new SnsSigner(TOPIC, certificate, "1");
        byte[] pem = certificate.pem().getBytes(StandardCharsets.US_ASCII);
        HttpFetcher fetcher = (url, most) -> {
            calls.add(url);
            return url.getPath().endsWith(".pem")
                    ? new HttpFetcher.Reply(200, pem, List.of(authority.issuer()))
                    : new HttpFetcher.Reply(200, new byte[0], List.of());
        };
        QuietPeriod quiet = new QuietPeriod(Duration.ofMillis(300));
        EventService.get().use(fetcher, TrustRoots.of(List.of(authority.root())), quiet);
    }

    /** Adds an integration of the portal. */
    public Integration integrate(SamplePortal portal, String topics) throws IOException {
        SampleCredentials keys = portal.access().owner().keys();
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new BynderApiCredentials(
                        CredentialsScope.GLOBAL,
                        "brand-keys",
                        "",
                        Secret.fromString(keys.consumerKey()),
                        Secret.fromString(keys.consumerSecret()),
                        Secret.fromString(keys.tokenKey()),
                        Secret.fromString(keys.tokenSecret())));
        Integration integration = new Integration("Brand", portal.url(), "brand-keys");
        integration.setTopics(topics);
        BynderConfiguration.get().setIntegrations(List.of(integration));
        return integration;
    }

    public SnsSigner signer() {
        return signer;
    }

    /** Outbound requests, in order. */
    public List<URI> calls() {
        return calls;
    }

    /** A signed event for one asset. */
    public String event(String name, String assetId) {
        return signer.notification("asset_bank.media." + name, "{\"media_id\": \"" + assetId + "\"}", Instant.now());
    }

    /** Sends an event as SNS does; it must be accepted. */
    public void send(String name, String assetId) throws Exception {
        HttpResponse<String> answer = post("bynder-webhook/", event(name, assetId));
        if (answer.statusCode() != 200) {
            throw new AssertionError("The event was answered with " + answer.statusCode());
        }
    }

    /** Sends a POST without crumb and cookie. */
    public HttpResponse<String> post(String path, String body) throws Exception {
        return request(HttpRequest.newBuilder(URI.create(jenkins.getURL() + path))
                .header("Content-Type", "text/plain; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(String path) throws Exception {
        return request(HttpRequest.newBuilder(URI.create(jenkins.getURL() + path)));
    }

    private HttpResponse<String> request(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Returns after the event was processed. */
    public void awaitDecisions() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (EventService.get().processor().orElseThrow().log().latest().stream()
                .anyMatch(event -> event.state() == LoggedEvent.State.WAITING)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("No decision within a minute");
            }
            Thread.sleep(20);
        }
    }
}
