package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    @TempDir
    private Path directory;

    @Test
    void everySceneEndsAsAnnouncedAndTheFolderIsEqual() throws IOException {
        Path folder = directory.resolve("demo");

        Result result = Cli.withoutKeys().run("demo", "--into", folder.toString(), "--latency", "0");

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("200 assets, 180 of them tagged \"Gelato\"")
                .contains("Done: 180 added")
                .contains("Done: 180 unchanged")
                .contains("3 added, 2 updated, 2 renamed, 1 metadata, 172 unchanged, 3 deleted")
                .contains("180 files, ")
                .contains("all equal")
                .contains("Have a look: " + folder);
        try (Stream<Path> content = Files.list(folder)) {
            assertThat(content.filter(Files::isRegularFile)).hasSize(180);
        }
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws IOException {
        Files.writeString(directory.resolve("mine.txt"), "mine");

        Result result = Cli.withoutKeys().run("demo", "--into", directory.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(directory.toString()).contains("is not empty");
        assertThat(directory.resolve("mine.txt")).hasContent("mine");
    }

    @Test
    void aLatencyThatCannotBeIsRefused() {
        Result result = Cli.withoutKeys().run("demo", "--latency", "-1");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--latency");
    }
}
