package io.jenkins.plugins.bynder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAmazon;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleTopic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar in production settings: it reaches Amazon by its real name, through a proxy, over TLS. */
class ListenIT {

    private static final Pattern URL = Pattern.compile("\"url\":\"(http[^\"]+)\"");

    @TempDir
    private Path directory;

    private SamplePortal portal;
    private SampleAmazon amazon;
    private ImportedFolder folder;
    private Jar jar;

    @BeforeEach
    void open() throws IOException {
        portal = SamplePortal.start();
        portal.topic().retrying(200, Duration.ofMillis(100));
        amazon = SampleAmazon.start(portal.topic());
        folder = new ImportedFolder(directory.resolve("DAM import"));
        jar = new Jar(portal, directory)
                .java(amazon.jvmOptions(directory.resolve("trust.p12")).toArray(String[]::new));
    }

    @AfterEach
    void close() {
        amazon.close();
        portal.close();
    }

    private Jar.Running start(String port) throws Exception {
        Jar.Running running = jar.start(
                "listen",
                "--portal",
                portal.url(),
                "--import-folder",
                folder.path().toString(),
                "--topic",
                SampleTopic.ARN,
                "--port",
                port,
                "--json");
        AwaitOutput.until(
                "it listens",
                () -> URL.matcher(text(running)).find() || !running.process().isAlive());
        return running;
    }

    private static URI url(Jar.Running running) throws IOException {
        Matcher url = URL.matcher(text(running));
        assertThat(url.find()).isTrue();
        return URI.create(url.group(1));
    }

    private static String text(Jar.Running running) throws IOException {
        return Files.readString(running.out(), UTF_8);
    }

    @Test
    void survivesKillsAndEndsCleanly() throws Exception {
        SampleAsset first = portal.library().add(NewAsset.jpeg("First").tags("Gelato"));
        SampleAsset second = portal.library().add(NewAsset.jpeg("Second"));
        Jar.Running running = start("0");
        URI url = url(running);
        portal.topic().subscribe(url);
        AwaitOutput.until(
                "the topic is confirmed",
                () -> portal.topic().subscriptions().get(0).confirmed());
        assertThat(amazon.calls()).hasSize(2); // Requests for the certificate and the confirmation.

        portal.library().tag(second.id(), "Gelato");
        AwaitOutput.until(
                "both are there", () -> folder.assets(portal.library()).size() == 2);

        portal.library().untag(first.id(), "Gelato");
        AwaitOutput.until("the event is taken", portal.topic()::idle);
        running.process().destroyForcibly().waitFor();
        Jar.Running again = start(Integer.toString(url.getPort()));
        AwaitOutput.until("one is gone", () -> folder.assets(portal.library()).equals(Set.of(second.id())));

        again.signal("INT");
        Cli.Result result = again.end();
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).contains("\"type\":\"ended\"");
        assertThat(result.err()).contains("Ended.").doesNotContain("Exception");
        folder.assertWhole(portal.library());
    }
}
