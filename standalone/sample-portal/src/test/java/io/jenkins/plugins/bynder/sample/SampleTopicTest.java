package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTopicTest {

    @TempDir
    private Path directory;

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private SamplePortal portal;
    private HttpServer receiver;
    private URI endpoint;

    @BeforeEach
    void start() throws IOException {
        portal = SamplePortal.start();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        endpoint = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/door/");
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        portal.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode message = new ObjectMapper().readTree(exchange.getRequestBody());
            Integer answer = answers.poll(); // before the test knows of the message, and says what comes next
            received.add(message);
            exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
        }
    }

    private JsonNode next() throws InterruptedException {
        JsonNode message = received.poll(30, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        return message;
    }

    private void confirm() throws InterruptedException {
        portal.topic().subscribe(endpoint);
        JsonNode question = next();
        assertThat(question.path("Type").asText()).isEqualTo("SubscriptionConfirmation");
        URI url = URI.create(question.path("SubscribeURL").asText());
        assertThat(portal.topic().answer(url).status()).isEqualTo(200);
    }

    @Test
    void sendsEveryChangeToConfirmedEndpoints() throws Exception {
        confirm();
        SampleAsset asset = portal.library().add(NewAsset.jpeg("Poster"));
        assertThat(next().path("Subject").asText()).isEqualTo("asset_bank.media.create");
        portal.library().tag(asset.id(), "Gelato");
        JsonNode tagged = next();
        assertThat(tagged.path("Subject").asText()).isEqualTo("asset_bank.media.meta_updated");
        assertThat(tagged.path("Message").asText()).contains(asset.id());
        assertThat(tagged.path("SigningCertURL").asText()).startsWith("https://sns.eu-central-1.amazonaws.com/");
        portal.library().uploadNewVersion(asset.id());
        assertThat(next().path("Subject").asText()).isEqualTo("asset_bank.media.updated");
        portal.library().delete(asset.id());
        assertThat(next().path("Subject").asText()).isEqualTo("asset_bank.media.deleted");
    }

    @Test
    void sendsNothingToUnconfirmedEndpoints() throws Exception {
        portal.topic().subscribe(endpoint);
        next();
        portal.library().add(NewAsset.jpeg("Poster"));
        await(portal.topic());
        assertThat(received).isEmpty();
        assertThat(portal.topic()
                        .answer(URI.create(
                                "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn="
                                        + SampleTopic.ARN + "&Token=guessed"))
                        .status())
                .isEqualTo(400);
        assertThat(portal.topic().subscriptions()).containsExactly(new SampleTopic.Subscription(endpoint, false));
    }

    @Test
    void retriesFailedButNotRejectedDeliveries() throws Exception {
        portal.topic().retrying(2, Duration.ofMillis(1));
        confirm();
        answers.addAll(List.of(503, 500));
        portal.library().add(NewAsset.jpeg("Poster"));
        String id = next().path("MessageId").asText();
        assertThat(next().path("MessageId").asText()).isEqualTo(id);
        assertThat(next().path("MessageId").asText()).isEqualTo(id);
        await(portal.topic());
        assertThat(portal.topic().taken()).containsExactly(id);

        answers.add(403);
        portal.library().add(NewAsset.jpeg("Refused"));
        next();
        await(portal.topic());
        assertThat(received).isEmpty();
        assertThat(portal.topic().taken()).hasSize(1);
    }

    @Test
    void staysOnThisMachine() {
        assertThatThrownBy(() -> portal.topic().subscribe(URI.create("https://brand.example.com/bynder-webhook/")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> portal.topic().subscribe(URI.create("http://example.com/bynder-webhook/")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Another JVM, as its own start with these options decides whom it trusts and how it goes out. */
    @Test
    void amazonIsReachableUnderItsRealNameThroughTheProxy() throws Exception {
        try (SampleAmazon amazon = SampleAmazon.start(portal.topic())) {
            List<String> options = amazon.jvmOptions(directory.resolve("trust.p12"));
            String certificate = portal.topic().signer().certificateUrl();

            assertThat(fetch(options, certificate)).contains("-----BEGIN CERTIFICATE-----");
            assertThat(amazon.calls()).containsExactly(URI.create(certificate));
            assertThat(fetch(options, "https://example.com/")).contains("IOException");
            assertThat(amazon.attempts()).containsExactly("sns.eu-central-1.amazonaws.com:443", "example.com:443");
        }
    }

    private String fetch(List<String> options, String url) throws Exception {
        Path program = directory.resolve("Fetch.java");
        Files.writeString(program, """
                public class Fetch {
                    public static void main(String[] urls) throws Exception {
                        try (java.io.InputStream in = new java.net.URL(urls[0]).openStream()) {
                            in.transferTo(System.out);
                        }
                    }
                }
                """);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(program.toString(), url));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    @Test
    void aConfirmedEndpointCanBeSubscribedOnThePage() throws Exception {
        String origin = portal.url();
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + "/assets"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString("action=subscribe&value=" + endpoint))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains(endpoint.toString(), "\"confirmed\":false");
        assertThat(next().path("Type").asText()).isEqualTo("SubscriptionConfirmation");
    }

    private static void await(SampleTopic topic) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!topic.idle()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}
