package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines whose locale cannot represent a name, with too little memory, or with an undeletable file. */
class MachineLimitsIT {

    @TempDir
    private Path directory;

    private SamplePortal portal;

    @BeforeEach
    void start() throws Exception {
        portal = SamplePortal.start();
    }

    @AfterEach
    void stop() throws Exception {
        portal.close();
    }

    /** Case 41: the folder already contains such a name. */
    @Test
    void unrepresentableNamesFailOnlyTheirAssets() throws Exception {
        String spelt = add("Flyer");
        String unspelt = add("Größe");
        Jar jar = new Jar(portal, directory);
        assertThat(jar.within("env", "LC_ALL=C.UTF-8").run(sync()).exitCode()).isZero();
        assertThat(importFolder().resolve("Größe.jpg")).exists();
        portal.clock().advance(Duration.ofSeconds(2)); // Bynder's dates have whole seconds.
        portal.library().uploadNewVersion(spelt);
        portal.library().uploadNewVersion(unspelt);
        String added = add("Poster");

        Cli.Result result = new Jar(portal, directory).within("env", "LC_ALL=C").run(sync("--json"));

        assertThat(result.exitCode()).isEqualTo(1);
        JsonNode report = new ObjectMapper().readTree(result.out());
        assertThat(report.path("counts").path("failed").asInt()).isEqualTo(1);
        assertThat(result.out())
                .contains("Java cannot represent the name", "Start it with LC_ALL=C.UTF-8.\"", unspelt, spelt, added);
        assertThat(importFolder().resolve("Poster.jpg")).exists();
        assertThat(importFolder().resolve("Größe.jpg")).exists();
        assertThat(new Jar(portal, directory)
                        .within("env", "LC_ALL=C.UTF-8")
                        .run(sync())
                        .exitCode())
                .isZero();
    }

    /** Case 42: the library does not fit into memory. */
    @Test
    void namesTheOptionThatRaisesTheMemoryLimit() throws Exception {
        String description = "d".repeat(60_000);
        for (int n = 0; n < 300; n++) {
            portal.library()
                    .add(NewAsset.jpeg("Flyer " + n).size(100).tags("Gelato").description(description));
        }

        Cli.Result result =
                new Jar(portal, directory).java("-Xmx12m", "-XX:+UseSerialGC").run(sync("--dry-run"));

        assertThat(result.exitCode()).isIn(0, ExitCode.MEMORY);
        if (result.exitCode() == ExitCode.MEMORY) {
            assertThat(result.err()).contains("-Xmx").doesNotContain("\tat ", "Interrupted");
        } else {
            assertThat(result.out()).contains("300");
        }
    }

    /** Case 40: a file that the system protects. */
    @Test
    void anUndeletableFileFailsOnlyItsAsset() throws Exception {
        for (int n = 0; n < 5; n++) {
            add("Flyer " + n);
        }
        assertThat(new Jar(portal, directory).run(sync()).exitCode()).isZero();
        Path file = importFolder().resolve("Flyer 1.jpg");
        org.junit.jupiter.api.Assumptions.assumeTrue(chattr("+i", file), "chattr +i works here");
        try {
            portal.library().assets().forEach(asset -> portal.library().untag(asset.id(), "Gelato"));

            Cli.Result result = new Jar(portal, directory).run(sync("--max-deletions", "10"));

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out() + result.err()).contains("Flyer 1.jpg");
            assertThat(importFolder()).isDirectoryContaining(path -> path.endsWith("Flyer 1.jpg"));
            assertThat(importFolder()).isDirectoryNotContaining(path -> path.endsWith("Flyer 2.jpg"));
        } finally {
            chattr("-i", file);
        }
    }

    private static boolean chattr(String attribute, Path file) throws InterruptedException {
        try {
            Process process = new ProcessBuilder("chattr", attribute, file.toString())
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String add(String name) {
        return portal.library()
                .add(NewAsset.jpeg(name).size(1000).tags("Gelato"))
                .id();
    }

    private Path importFolder() {
        return directory.resolve("DAM import");
    }

    private String[] sync(String... options) {
        String[] all = new String[options.length + 5];
        all[0] = "sync";
        all[1] = "--portal";
        all[2] = portal.url();
        all[3] = "--import-folder";
        all[4] = importFolder().toString();
        System.arraycopy(options, 0, all, 5, options.length);
        return all;
    }
}
