package io.jenkins.plugins.bynder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    @TempDir
    private Path directory;

    @Test
    void everyPartSucceedsAndThePortalKeepsRunning() throws Exception {
        Path folder = directory.resolve("DAM import");
        Jar.Running demo = new Jar(Map.of(), directory)
                .start("demo", "--stay", "--import-folder", folder.toString(), "--latency", "0");
        AwaitOutput.until(
                "the scenes are over",
                () -> text(demo).contains("Ctrl-C ends") || !demo.process().isAlive());
        Cli.Result again = typed(text(demo));
        int page = status(text(demo));
        demo.signal("INT");
        Cli.Result result = demo.end();

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("200 assets, 180 of them tagged \"Gelato\"")
                .contains("Done: 180 added")
                .contains("Done: 180 unchanged")
                .contains("Done: 3 added, 2 updated, 2 renamed, 1 metadata, 172 unchanged, 3 deleted")
                .containsSubsequence(
                        "5. From now on, events of the portal start syncs",
                        "is confirmed",
                        "3 events about 3 assets (meta_updated): syncing",
                        "Done: 2 added, 179 unchanged, 1 deleted",
                        "6. Does the folder")
                .contains("181 files, ")
                .contains("all equal")
                .contains("Have a look: " + folder);
        try (Stream<Path> content = Files.list(folder)) {
            assertThat(content.filter(Files::isRegularFile)).hasSize(181);
        }
        assertThat(page).isEqualTo(200);
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(again.out()).contains("Done: 181 unchanged");
    }

    @Test
    void ctrlCStopsTheDemo() throws Exception {
        Jar.Running demo = new Jar(Map.of(), directory)
                .start("demo", "--import-folder", directory.resolve("into").toString(), "--latency", "500");
        AwaitOutput.until("the first scene", () -> text(demo).contains("1. The first sync"));
        demo.signal("INT");
        Cli.Result result = demo.end();

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).contains("Interrupted");
    }

    /** Runs a command that the demo suggests for another shell. */
    private Cli.Result typed(String text) throws IOException, InterruptedException {
        List<String> lines = text.lines()
                .dropWhile(line -> !line.startsWith("  export "))
                .takeWhile(line -> !line.isBlank())
                .toList();
        Path out = directory.resolve("typed.txt");
        Path err = directory.resolve("typed-err.txt");
        Process shell = new ProcessBuilder("sh", "-c", String.join("\n", lines))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Jar.Running(shell, out, err).end();
    }

    private static int status(String text) throws IOException, InterruptedException {
        Matcher address = ADDRESS.matcher(text);
        assertThat(address.find()).isTrue();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address.group() + "/")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String text(Jar.Running running) throws IOException {
        return Files.readString(running.out(), UTF_8);
    }
}
