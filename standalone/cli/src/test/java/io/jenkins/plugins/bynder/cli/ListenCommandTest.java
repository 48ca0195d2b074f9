package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Faults;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleTopic;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole chain without Jenkins: from a change in the portal through an event to the folder. */
class ListenCommandTest {

    @TempDir
    private Path directory;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private SamplePortal portal;
    private ImportedFolder folder;
    private Cli.Running listening;

    @BeforeEach
    void open() throws IOException {
        portal = SamplePortal.start();
        portal.topic().retrying(100, Duration.ofMillis(50));
        folder = new ImportedFolder(directory.resolve("DAM import"));
    }

    @AfterEach
    void close() throws Exception {
        if (listening != null && listening.alive()) {
            listening.interrupt();
        }
        portal.close();
    }

    private String[] listen(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("listen", "--portal", portal.url(), "--port", "0", "--import-folder"));
        arguments.add(folder.path().toString());
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private void start(String... more) throws Exception {
        listening = Cli.of(portal).receiving(portal).start(listen(more));
        AwaitOutput.until("the first sync is over", () -> !of("sync").isEmpty() || !listening.alive());
    }

    private void startTrusting() throws Exception {
        start("--json", "--topic", SampleTopic.ARN);
    }

    private void subscribe() throws Exception {
        portal.topic().subscribe(url());
        AwaitOutput.until(
                "the topic is confirmed",
                () -> portal.topic().subscriptions().get(0).confirmed());
    }

    private URI url() throws IOException {
        return URI.create(of("listening").get(0).path("url").asText());
    }

    /** The lines of that type so far. */
    private List<JsonNode> of(String type) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        String out = listening.out();
        for (String line : out.substring(0, out.lastIndexOf('\n') + 1).split("\n")) {
            JsonNode json = new ObjectMapper().readTree(line);
            if (json.path("type").asText().equals(type)) {
                lines.add(json);
            }
        }
        return lines;
    }

    private void awaitLines(String type, int count) throws Exception {
        AwaitOutput.until(count + " lines of type " + type + ": " + listening.out(), () -> of(type).size() >= count);
    }

    private void awaitError(String text) throws Exception {
        AwaitOutput.until(
                "a line with \"" + text + "\": " + listening.err(),
                () -> listening.err().contains(text));
    }

    private HttpResponse<String> post(String body) throws Exception {
        return post(url(), body);
    }

    private HttpResponse<String> post(URI url, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(url)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theFolderFollowsThePortal() throws Exception {
        SampleAsset first = portal.library().add(NewAsset.jpeg("First").tags("Gelato"));
        SampleAsset second = portal.library().add(NewAsset.jpeg("Second"));
        startTrusting();
        assertThat(folder.assets(portal.library())).containsExactly(first.id());
        subscribe();

        portal.library().tag(second.id(), "Gelato");
        awaitLines("sync", 2);
        assertThat(folder.assets(portal.library())).containsExactlyInAnyOrder(first.id(), second.id());

        portal.library().untag(first.id(), "Gelato");
        awaitLines("sync", 3);
        assertThat(folder.assets(portal.library())).containsExactly(second.id());
        folder.assertWhole(portal.library());

        Cli.Result result = listening.interrupt();
        assertThat(result.exitCode()).isZero();
        assertThat(of("listening").get(0).path("topics").path(0).asText()).isEqualTo(SampleTopic.ARN);
        assertThat(of("topic").get(0).path("state").asText()).isEqualTo("confirmed");
        assertThat(of("events")).allSatisfy(line -> {
            assertThat(line.path("events").asInt()).isEqualTo(1);
            assertThat(line.path("names").path(0).asText()).isEqualTo("asset_bank.media.meta_updated");
            assertThat(line.path("sync").asBoolean()).isTrue();
        });
        assertThat(of("sync"))
                .extracting(line -> line.path("reason").asText())
                .containsExactly("start", "events", "events");
        assertThat(of("sync").get(1).path("counts").path("added").asInt()).isEqualTo(1);
        assertThat(of("ended").get(0).path("events").asInt()).isEqualTo(2);
        assertThat(result.err())
                .contains("is confirmed", "1 event about 1 asset (meta_updated): syncing", "Received 2 events");
    }

    @Test
    void anUnrelatedChangeCostsOneRequest() throws Exception {
        SampleAsset other = portal.library().add(NewAsset.jpeg("Other").tags("Print"));
        startTrusting();
        subscribe();
        portal.traffic().reset();

        portal.library().describe(other.id(), "Another description");
        awaitLines("events", 1);

        assertThat(of("events").get(0).path("sync").asBoolean(true)).isFalse();
        assertThat(of("sync")).hasSize(1);
        assertThat(portal.traffic().apiRequests()).isEqualTo(1);
    }

    @Test
    void manyEventsCauseFewSyncs() throws Exception {
        startTrusting();
        subscribe();
        for (int i = 0; i < 60; i++) {
            SampleAsset asset = portal.library().add(NewAsset.jpeg("Picture " + i));
            portal.library().tag(asset.id(), "Gelato");
        }
        AwaitOutput.until(
                "all are there: " + listening.out(), () -> folder.files().size() == 60);
        AwaitOutput.until("no event waits", portal.topic()::idle);
        Cli.Result result = listening.interrupt();
        assertThat(result.exitCode()).isZero();
        // How many depends on the speed of the machine; without collecting events there would be one for each asset.
        assertThat(of("sync").size()).isLessThan(60);
        assertThat(of("ended").get(0).path("events").asInt()).isEqualTo(120);
    }

    @Test
    void rejectsUnsignedAndUntrustedMessages() throws Exception {
        startTrusting();
        subscribe();
        String event = portal.topic().signer().notification("s", "{\"media_id\": \"asset-1\"}", Instant.now());
        assertThat(post(event.replace("asset-1", "asset-2")).statusCode()).isEqualTo(403);
        assertThat(post("<html>").statusCode()).isEqualTo(400);
        assertThat(post("x".repeat(1_100_000)).statusCode()).isEqualTo(413);
        HttpResponse<String> got =
                http.send(HttpRequest.newBuilder(url()).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(got.statusCode()).isEqualTo(405);
        assertThat(got.headers().firstValue("Allow")).hasValue("POST");
        assertThat(http.send(
                                HttpRequest.newBuilder(url().resolve("/other"))
                                        .POST(HttpRequest.BodyPublishers.ofString(event))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(event).statusCode()).isEqualTo(200);
        awaitLines("events", 1);

        listening.interrupt();
        assertThat(of("events")).hasSize(1);
        JsonNode refused = of("ended").get(0).path("rejected");
        assertThat(refused.path("SIGNATURE").asInt()).isEqualTo(1);
        assertThat(refused.path("MALFORMED").asInt()).isEqualTo(1);
        assertThat(refused.path("TOO_LARGE").asInt()).isEqualTo(1);
    }

    @Test
    void receivesMessagesWithoutTheTrailingSlashAndReportsThoseBelow() throws Exception { // case 51
        startTrusting();
        URI withoutSlash = URI.create(url().toString().replaceFirst("/$", ""));
        portal.topic().subscribe(withoutSlash);
        AwaitOutput.until(
                "the topic is confirmed",
                () -> portal.topic().subscriptions().get(0).confirmed());
        SampleAsset asset = portal.library().add(NewAsset.jpeg("Poster").tags("Gelato"));
        AwaitOutput.until("it is there", () -> folder.assets(portal.library()).contains(asset.id()));

        assertThat(post(url().resolve("below"), "{}").statusCode()).isEqualTo(404);
        assertThat(post(url().resolve("below/it"), "{}").statusCode()).isEqualTo(404);
        awaitLines("problem", 1);
        awaitError("Subscribe exactly the event consumer URL");
        listening.interrupt();
        assertThat(of("problem")).hasSize(1);
        assertThat(of("ended").get(0).path("rejected").path("WRONG_PATH").asInt())
                .isEqualTo(2);
    }

    @Test
    void syncsALateChangeWithoutASecondEvent() throws Exception { // case 50
        SampleAsset kept = portal.library().add(NewAsset.jpeg("Kept").tags("Gelato"));
        SampleAsset late =
                portal.library().add(NewAsset.jpeg("Late").created(Instant.now().minusSeconds(60)));
        startTrusting();
        subscribe();
        portal.library().indexLag(Duration.ofHours(1));
        portal.library().tag(late.id(), "Gelato");
        awaitLines("events", 1);
        assertThat(of("events").get(0).path("sync").asBoolean(true)).isFalse();
        assertThat(of("events").get(0).path("waiting").asBoolean()).isTrue();
        awaitError("Bynder does not show the change yet");

        portal.library().indexLag(Duration.ZERO);
        awaitLines("sync", 2);
        assertThat(folder.assets(portal.library())).containsExactlyInAnyOrder(kept.id(), late.id());
        listening.interrupt();
        assertThat(of("ended").get(0).path("events").asInt()).isEqualTo(1);
    }

    @Test
    void reportsAWrongClockAtOnceAndAsksForRetries() throws Exception { // case 52
        startTrusting();
        Instant now = Instant.now();
        String slow = portal.topic().signer().notification("s", "{\"media_id\": \"a\"}", now.plusSeconds(1200));
        assertThat(post(slow).statusCode()).isEqualTo(503);
        awaitLines("problem", 1);
        awaitError("so its clock is slow");
        String fast = portal.topic().signer().notification("s", "{\"media_id\": \"a\"}", now.minusSeconds(4800));
        assertThat(post(fast).statusCode()).isEqualTo(503);
        awaitLines("problem", 2);
        awaitError("compare the clock with the right time");
        assertThat(post(slow.replace("media_id", "media_ix")).statusCode()).isEqualTo(403);

        listening.interrupt();
        assertThat(of("events")).isEmpty();
    }

    @Test
    void rawDeliveryIsReportedAtTheFirstMessage() throws Exception { // case 53
        startTrusting();
        assertThat(post("{\"media_id\": \"asset-1\"}").statusCode()).isEqualTo(400);
        awaitLines("problem", 1);
        awaitError("Switch raw message delivery off for the subscription");
        assertThat(post("{\"media_id\": \"asset-2\"}").statusCode()).isEqualTo(400);
        HttpRequest raw = HttpRequest.newBuilder(url())
                .header("x-amz-sns-rawdelivery", "true")
                .POST(HttpRequest.BodyPublishers.ofString("any text"))
                .build();
        assertThat(http.send(raw, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(400);

        listening.interrupt();
        assertThat(of("problem")).hasSize(1);
        assertThat(of("ended").get(0).path("rejected").path("RAW_DELIVERY").asInt())
                .isEqualTo(3);
    }

    @Test
    void namesAnUntrustedTopicAndConfirmsItOnceTrusted() throws Exception {
        start("--json");
        awaitError("No topic is trusted yet");
        portal.topic().subscribe(url());
        awaitLines("topic", 1);
        assertThat(of("topic").get(0).path("state").asText()).isEqualTo("pending");
        awaitError("start again with --topic " + SampleTopic.ARN);
        assertThat(portal.topic().subscriptions()).noneMatch(SampleTopic.Subscription::confirmed);
        listening.interrupt();

        startTrusting();
        awaitLines("topic", 1);
        assertThat(of("topic").get(0).path("state").asText()).isEqualTo("confirmed");
        assertThat(portal.topic().subscriptions()).allMatch(SampleTopic.Subscription::confirmed);
    }

    @Test
    void keepsAFailedEventAcrossARestart() throws Exception {
        SampleAsset asset = portal.library().add(NewAsset.jpeg("Poster"));
        startTrusting();
        subscribe();
        Faults.Switch down =
                portal.faults().add(FaultRule.api(Fault.status(503)).on(Route.MEDIA_LIST));
        portal.library().tag(asset.id(), "Gelato");
        awaitLines("problem", 1);
        Cli.Result result = listening.interrupt();
        assertThat(result.exitCode()).isZero();
        assertThat(of("ended").get(0).path("waiting").asInt()).isEqualTo(1);
        down.off();

        startTrusting();
        awaitLines("events", 1);
        AwaitOutput.until("it is decided", () -> of("sync").size() == 2);
        listening.interrupt();
        assertThat(of("ended").get(0).path("waiting").asInt(9)).isZero();
        assertThat(folder.assets(portal.library())).containsExactly(asset.id());
    }

    @Test
    void theScreenShowsTheSameAsTheJson() throws Exception {
        portal.library().add(NewAsset.jpeg("Poster").tags("Gelato"));
        listening = Cli.of(portal).receiving(portal).start(listen("--topic", SampleTopic.ARN));
        AwaitOutput.until("the first sync is over", () -> listening.out().contains("Done: 1 added"));
        Cli.Result result = listening.interrupt();

        assertThat(result.out())
                .containsSubsequence(
                        "Listening at http://127.0.0.1:",
                        "/bynder-webhook/ for events of " + portal.url() + ", tag \"Gelato\"",
                        "Syncing changes made before the start",
                        "+ added",
                        "Ended. Received no events, rejected no messages.");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void explainsInOneSentenceWhyItCannotListen() throws Exception {
        startTrusting();
        Cli.Result second = Cli.of(portal).receiving(portal).run(listen("--topic", SampleTopic.ARN));
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.err()).contains("(--state)");
        assertThat(second.err().lines()).hasSize(1);

        try (ServerSocket taken = new ServerSocket(0)) {
            Cli.Result third = Cli.of(portal)
                    .receiving(portal)
                    .run(
                            "listen",
                            "--portal",
                            portal.url(),
                            "--import-folder",
                            directory.resolve("other").toString(),
                            "--port",
                            Integer.toString(taken.getLocalPort()));
            assertThat(third.exitCode()).isEqualTo(2);
            assertThat(third.err()).contains("Cannot listen at 127.0.0.1, port " + taken.getLocalPort());
        }
        Cli.Result wrongKeys = Cli.withoutKeys()
                .with("BYNDER_PERMANENT_TOKEN", "wrong")
                .receiving(portal)
                .run(
                        "listen",
                        "--portal",
                        portal.url(),
                        "--port",
                        "0",
                        "--import-folder",
                        directory.resolve("third").toString());
        assertThat(wrongKeys.exitCode()).isEqualTo(3);
    }

    @Test
    void anInterruptStopsARunningSync() throws Exception {
        SampleAsset film =
                portal.library().add(NewAsset.video("Film", 20_000_000).tags("Gelato"));
        portal.faults().add(FaultRule.files(Fault.throttled(500_000)).asset(film.id()));
        listening = Cli.of(portal).receiving(portal).start(listen("--topic", SampleTopic.ARN));
        AwaitOutput.until("the film is under way", () -> portal.traffic().bytesSent(film.id()) > 100_000);

        Cli.Result result = listening.interrupt();

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("Completed files are kept");
    }
}
