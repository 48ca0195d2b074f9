package io.jenkins.plugins.bynder.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Credentials stay on the controller, and file bytes never pass through it. */
@InJenkins
final class DataPathIT {

    private static final long SIZE = 100_000_000;

    @Test
    void filesStayOnTheAgentAndCredentialsOnTheController(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("film");
        bench.assets(tag, 1);
        Job job = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        job.run().expect("SUCCESS"); // Everything that is loaded once has been loaded.
        SampleAsset film =
                bench.portal().library().add(NewAsset.video("Film", SIZE).tags(tag));
        bench.portal()
                .faults()
                .add(FaultRule.files(Fault.stallAfter(SIZE - 1000))
                        .on(Route.ORIGINAL)
                        .asset(film.id())
                        .times(1));
        LinuxProcess controller = new LinuxProcess(bench.jenkins().pid());
        LinuxProcess agent = new LinuxProcess(bench.agent().pid());
        long before = controller.bytesRead();
        long beforeOnAgent = agent.bytesRead();

        Build build = job.start();
        AwaitCondition.value(
                () -> "most of the film has come\n" + build.log(),
                Duration.ofMinutes(5),
                () -> agent.bytesRead() - beforeOnAgent > SIZE - 2000 ? Optional.of(true) : Optional.empty());

        int files = URI.create(bench.portal().fileHostUrl()).getPort();
        assertThat(agent.connectionsTo(files)).isPositive();
        assertThat(controller.connectionsTo(files)).isZero();
        assertThat(controller.bytesRead() - before).isLessThan(SIZE / 5);
        assertThatTheHeapHolds(bench, Files.readAllBytes(heap(bench)));

        bench.portal().faults().clear();
        build.await().expect("SUCCESS");
        assertThat(controller.bytesRead() - before).isLessThan(SIZE / 5);
    }

    private static void assertThatTheHeapHolds(JenkinsFixture bench, byte[] heap) {
        assertThat(Search.in(heap, "film-"))
                .as("the search finds what is there")
                .isTrue();
        for (String key : bench.keyTexts()) {
            assertThat(Search.in(heap, key)).as("a key on the agent").isFalse();
        }
    }

    /** A heap dump of the agent, including unreachable objects. */
    private static Path heap(JenkinsFixture bench) throws IOException {
        Path dump = bench.agent().directory().resolve("heap.hprof");
        Files.deleteIfExists(dump);
        Process jcmd = new ProcessBuilder(
                        AcceptanceSettings.tool("jcmd"),
                        Long.toString(bench.agent().pid()),
                        "GC.heap_dump",
                        "-all",
                        dump.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
        assertThat(said).contains("Heap dump file created");
        return dump;
    }
}
