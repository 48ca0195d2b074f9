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
import io.jenkins.plugins.bynder.sample.Served;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Syncs that are stopped or killed. */
class InterruptionIT {

    private static final int PICTURES = 250;

    @TempDir
    private Path directory;

    private SamplePortal portal;
    private ImportedFolder folder;
    private Jar jar;

    @BeforeEach
    void open() throws IOException {
        portal = SamplePortal.start();
        folder = new ImportedFolder(directory.resolve("DAM import"));
        jar = new Jar(portal, directory);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalStopsASyncInTheMiddleOfAFileAndKeepsFinishedFiles(String signal) throws Exception {
        for (int number = 0; number < 30; number++) {
            portal.library().add(NewAsset.jpeg("Picture " + number).tags("Gelato"));
        }
        SampleAsset film =
                portal.library().add(NewAsset.video("Film", 100_000_000).tags("Gelato"));
        Faults.Switch slow =
                portal.faults().add(FaultRule.files(Fault.throttled(2_000_000)).asset(film.id()));

        Jar.Running running = jar.start(sync("--json"));
        AwaitOutput.until(
                "the pictures are there and the film is under way",
                () -> folder.files().size() == 30 && portal.traffic().bytesSent(film.id()) > 1_000_000);
        running.signal(signal);
        Cli.Result result = running.end();

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(portal.traffic().bytesSent(film.id()))
                .as("it did not wait for the film, which takes 50 s")
                .isLessThan(film.size());
        JsonNode json = new ObjectMapper().readTree(result.out());
        assertThat(json.path("complete").asBoolean(true)).isFalse();
        assertThat(json.path("counts").path("added").asInt()).isEqualTo(30);
        assertThat(result.err()).contains("Interrupted. Completed files are kept");
        folder.assertWhole(portal.library());

        slow.off();
        long before = portal.traffic().bytesSent(film.id());
        Cli.Result rerun = jar.run(sync());

        assertThat(rerun.exitCode()).as(rerun.toString()).isZero();
        assertThat(rerun.out()).contains("1 added, 30 unchanged");
        assertThat(portal.traffic().bytesSent(film.id()) - before).isLessThan(film.size());
        assertThat(folder.files()).hasSize(31);
        folder.assertWhole(portal.library());
    }

    @Test
    void aSignalStopsAWaitForThePortal() throws Exception {
        portal.faults().add(FaultRule.api(Fault.silence()));

        Jar.Running running = jar.start("check", "--portal", portal.url());
        AwaitOutput.until("the portal is silent", () -> portal.faults().stalled() > 0);
        running.signal("INT");
        Cli.Result result = running.end();

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Interrupted");
    }

    /** {@code -Dbynder.kills=10} kills as often as the acceptance test requires. */
    @Test
    void resumesAfterAKillAtAnyMoment() throws Exception {
        int kills = Integer.getInteger("bynder.kills", 3);
        long seed = Long.getLong("bynder.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int number = 0; number < PICTURES; number++) {
            portal.library().add(NewAsset.jpeg("Picture " + number).tags("Gelato"));
        }
        SampleAsset film =
                portal.library().add(NewAsset.video("Film", 10_000_000).tags("Gelato"));
        portal.faults().add(FaultRule.api(Fault.latency(Duration.ofMillis(5))));
        portal.faults().add(FaultRule.files(Fault.throttled(5_000_000)).asset(film.id()));

        Set<String> finished = new HashSet<>();
        for (int kill = 0; kill < kills; kill++) {
            long moment = portal.traffic().fileRequests() + random.nextInt(PICTURES / kills);
            Jar.Running running = jar.start(sync());
            AwaitOutput.until(
                    "download " + moment + " (seed " + seed + ")",
                    () -> portal.traffic().fileRequests() > moment
                            || !running.process().isAlive());
            running.process().destroyForcibly().waitFor();

            assertThat(requestedFrom(portal.traffic().journal(Route.ORIGINAL)))
                    .as("files that were there already, seed %d", seed)
                    .noneMatch(finished::contains);
            portal.traffic().reset();
            folder.assertWhole(portal.library());
            finished.addAll(folder.assets(portal.library()));
        }
        Cli.Result result = jar.run(sync());

        assertThat(result.exitCode()).as("seed %d: %s", seed, result).isZero();
        assertThat(folder.files()).hasSize(PICTURES + 1);
        folder.assertWhole(portal.library());
        assertThat(requestedFrom(portal.traffic().journal(Route.ORIGINAL)))
                .as("files that were there already, seed %d", seed)
                .noneMatch(finished::contains);
    }

    private static Set<String> requestedFrom(List<Served> journal) {
        return journal.stream().map(served -> served.call().assetId()).collect(Collectors.toSet());
    }

    @Test
    void twoProcessesCannotUseOneFolder() throws Exception {
        SampleAsset film =
                portal.library().add(NewAsset.video("Film", 5_000_000).tags("Gelato"));
        Faults.Switch slow =
                portal.faults().add(FaultRule.files(Fault.throttled(500_000)).asset(film.id()));

        Jar.Running first = jar.start(sync());
        AwaitOutput.until("the first is at work", () -> portal.traffic().bytesSent(film.id()) > 0);
        Cli.Result second = jar.run(sync());
        slow.off();
        Cli.Result done = first.end();

        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.err()).contains(folder.path().toString());
        assertThat(second.err().lines()).hasSize(1);
        assertThat(done.exitCode()).as(done.toString()).isZero();
        assertThat(portal.traffic().wholeDownloads(film.id())).isEqualTo(1);
        folder.assertWhole(portal.library());
    }

    private String[] sync(String... more) {
        String[] arguments = new String[5 + more.length];
        arguments[0] = "sync";
        arguments[1] = "--portal";
        arguments[2] = portal.url();
        arguments[3] = "--import-folder";
        arguments[4] = folder.path().toString();
        System.arraycopy(more, 0, arguments, 5, more.length);
        return arguments;
    }
}
