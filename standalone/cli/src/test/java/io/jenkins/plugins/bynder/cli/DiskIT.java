package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders on full or read-only disks: small ones, mounted only for the process. */
class DiskIT {

    @TempDir
    private Path directory;

    private SamplePortal portal;
    private Path disk;

    @BeforeEach
    void open() throws IOException {
        portal = SamplePortal.start();
        disk = Files.createDirectory(directory.resolve("disk"));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void aFullDiskLeavesNoIncompleteFiles() throws Exception {
        portal.library().add(NewAsset.jpeg("Small").tags("Gelato"));
        portal.library().add(NewAsset.video("Film", 8_000_000).tags("Gelato"));

        Cli.Result result = onDisk("size=4m", "ls \"$0\"/into; ls \"$0\"/into | wc -l")
                .run(
                        "sync",
                        "--portal",
                        portal.url(),
                        "--import-folder",
                        disk.resolve("into").toString());

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        assertThat(result.out()).containsPattern("! failed .*Film");
        assertThat(result.err()).containsIgnoringCase("no space left").contains(disk.toString());
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.out()).endsWith("Small.jpg\n1\n");
    }

    @Test
    void reportsAReadOnlyDisk() throws Exception {
        portal.library().add(NewAsset.jpeg("Small").tags("Gelato"));

        Cli.Result result = onDisk("size=4m,ro", "true")
                .run(
                        "sync",
                        "--portal",
                        portal.url(),
                        "--import-folder",
                        disk.resolve("into").toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(disk.toString()).containsIgnoringCase("read-only");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void reportsAResultThatCannotBeWritten() throws Exception {
        portal.library().add(NewAsset.jpeg("Small").tags("Gelato"));

        Cli.Result result = new Jar(portal, directory)
                .within("sh", "-c", "exec \"$@\" > /dev/full", "sh")
                .run("sync", "--json", "--portal", portal.url(), "--import-folder", disk.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("standard output is closed or full");
    }

    /** @param after commands to run before the disk is unmounted, with the disk as {@code $0} */
    private Jar onDisk(String options, String after) throws IOException, InterruptedException {
        List<String> namespace = List.of("unshare", "--mount", "--map-root-user");
        String mount = "mount -t tmpfs -o " + options + " tmpfs \"$0\" || exit 99";
        assumeTrue(works(namespace, mount), "a disk of our own cannot be mounted here");
        Jar jar = new Jar(portal, directory);
        jar.within(namespace.toArray(String[]::new));
        return jar.within("sh", "-c", mount + "; \"$@\"; code=$?; " + after + "; exit $code", disk.toString());
    }

    private boolean works(List<String> namespace, String mount) throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(namespace));
            builder.command().addAll(List.of("sh", "-c", mount, disk.toString()));
            return builder.redirectErrorStream(true)
                            .redirectOutput(directory.resolve("mount.txt").toFile())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
