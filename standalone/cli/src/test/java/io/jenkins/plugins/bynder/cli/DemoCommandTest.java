package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    @TempDir
    private Path directory;

    @Test
    void rejectsAFolderThatIsNotEmpty() throws IOException {
        Files.writeString(directory.resolve("mine.txt"), "mine");

        Result result = Cli.withoutKeys().run("demo", "--import-folder", directory.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(directory.toString()).contains("is not empty");
        assertThat(directory.resolve("mine.txt")).hasContent("mine");
    }

    @Test
    void rejectsAnInvalidLatency() {
        Result result = Cli.withoutKeys().run("demo", "--latency", "-1");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--latency");
    }
}
