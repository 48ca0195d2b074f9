package io.jenkins.plugins.bynder.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs one benchmark once with few assets: checks the figures that do not depend on time, and the table in the page. */
class ChangedSyncIT {

    @Test
    void countsRequestsAndBytes(@TempDir Path folder) throws Exception {
        Path page = folder.resolve("page.md");
        BenchMain.run(new Settings(
                Set.of(3),
                1,
                0.024,
                Path.of(System.getProperty("bench.jar")),
                Path.of(System.getProperty("bench.sdk")),
                folder.resolve("runs"),
                page));
        assertThat(Files.readString(page))
                .containsPattern("\\| full, 120 assets \\| 1 \\| .* \\| 3 \\| 1 \\| 1\\.000 .*\\|\n")
                .containsPattern("\\| full, 120 assets \\| 12 \\| .* \\| 25 \\| 12 \\| 1\\.000 .*\\|\n")
                .containsPattern("\\| quick, 2,400 assets \\| 1 \\| .* \\| 3 \\| 1 \\| 1\\.000 .*\\|\n")
                .containsPattern("\\| scoped, 2,400 assets \\| 1 \\| .* \\| 3 \\| 1 \\| 1\\.000 .*\\|\n");
    }

    @Test
    void replacesOnlyItsOwnTable(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("page.md"), "One\n<!-- begin a -->\nold\n<!-- end a -->\nTwo\n");
        Page page = new Page(file);
        page.put("a", "new\n");
        page.put("b", "more");
        assertThat(file)
                .hasContent(
                        "One\n<!-- begin a -->\nnew\n<!-- end a -->\nTwo\n\n<!-- begin b -->\nmore\n<!-- end b -->\n");
    }
}
