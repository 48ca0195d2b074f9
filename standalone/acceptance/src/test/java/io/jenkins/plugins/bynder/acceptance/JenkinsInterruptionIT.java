package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stopped syncs end soon, and the next one continues where they stopped. */
@InJenkins
final class JenkinsInterruptionIT {

    private static final int COUNT = 6;

    @ParameterizedTest
    @ValueSource(strings = {JenkinsFixture.CONTROLLER, JenkinsFixture.AGENT})
    void anAbortedPipelineEndsAndARerunContinues(String node, JenkinsFixture bench) throws IOException {
        String tag = bench.unique("abort");
        List<SampleAsset> assets = bench.assets(tag, COUNT);
        Job job = Job.step(bench.admin(), tag, node, "bynderSync tag: '" + tag + "'");

        Build build = StalledSync.once(bench, job, folder(bench, node, job), assets);
        build.abort();

        build.await().expect("ABORTED");
        assertThat(build.log()).doesNotContain("Exception", "\tat ");
        assertThatNothingWasTriedAfter(bench, assets);
        assertARerunGoesOn(bench, job, node, assets);
    }

    @ParameterizedTest
    @ValueSource(strings = {JenkinsFixture.CONTROLLER, JenkinsFixture.AGENT})
    void anAbortedFreestyleJobEndsAndARerunContinues(String node, JenkinsFixture bench) throws IOException {
        String tag = bench.unique("abort-freestyle");
        List<SampleAsset> assets = bench.assets(tag, COUNT);
        Job job = Job.freestyle(bench.admin(), tag, node, "<tag>" + tag + "</tag>");

        Build build = StalledSync.once(bench, job, folder(bench, node, job), assets);
        build.abort();

        build.await().expect("ABORTED");
        assertThatNothingWasTriedAfter(bench, assets);
        assertARerunGoesOn(bench, job, node, assets);
    }

    @Test
    void aTimeoutEndsTheStep(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("timeout");
        List<SampleAsset> assets = bench.assets(tag, COUNT);
        Job job = Job.step(
                bench.admin(),
                tag,
                JenkinsFixture.AGENT,
                "timeout(time: 20, unit: 'SECONDS') { bynderSync tag: '" + tag + "' }");

        // Meanwhile the sync tries other connections, which stall as well.
        Build build = StalledSync.always(bench, job, folder(bench, JenkinsFixture.AGENT, job), assets);

        build.await().expect("ABORTED");
        assertThat(build.log()).contains("Timeout has been exceeded");
        assertARerunGoesOn(bench, job, JenkinsFixture.AGENT, assets);
    }

    @Test
    void aLostAgentIsNamedAndARerunContinues(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("lost");
        List<SampleAsset> assets = bench.assets(tag, COUNT);
        Job job = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");

        Build build = StalledSync.once(bench, job, folder(bench, JenkinsFixture.AGENT, job), assets);
        bench.agent().kill();
        try {
            build.await();
            assertThat(build.log())
                    .contains("The connection to the agent was lost during the sync.")
                    .doesNotContain("\tat ");
            assertThat(build.result()).isNotEqualTo("SUCCESS");
        } finally {
            bench.agent().start();
        }
        assertARerunGoesOn(bench, job, JenkinsFixture.AGENT, assets);
    }

    /**
     * Most agents end with their connection; those that cannot, such as some on Windows, reconnect in the same process.
     */
    @Test
    void anAgentThatComesBackAsItWasIsNotBusyWithTheLostSync(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("back");
        List<SampleAsset> assets = bench.assets(tag, COUNT);
        try (AgentProcess agent = AgentProcess.start(
                bench.admin(), "survivor", "-Djna.nounpack=true", "-Djna.boot.library.path=/nowhere")) {
            Job job = Job.step(bench.admin(), tag, agent.name(), "bynderSync tag: '" + tag + "'");
            Path folder = agent.workspace(tag).resolve("DAM import");
            Build build = StalledSync.once(bench, job, folder, assets);

            bench.admin().script("Jenkins.get().getComputer('survivor').channel.close()");
            build.await();
            agent.awaitOnline();
            job.run().expect("SUCCESS");
            Folder.assertHolds(folder, assets);
        }
    }

    @Test
    void aRestartOfTheControllerOnlyPausesThePipeline(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("restart");
        List<SampleAsset> assets = bench.assets(tag, COUNT);
        Job remote = Job.step(bench.admin(), tag + "-agent", JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        Job local = Job.step(bench.admin(), tag + "-local", JenkinsFixture.CONTROLLER, "bynderSync tag: '" + tag + "'");
        Build onAgent = StalledSync.once(bench, remote, folder(bench, JenkinsFixture.AGENT, remote), assets);
        Build onController = StalledSync.once(bench, local, folder(bench, JenkinsFixture.CONTROLLER, local), assets);

        bench.jenkins().restart();
        bench.portal().faults().clear();
        bench.portal().traffic().reset();
        bench.agent().awaitOnline();

        for (Build build : List.of(onAgent, onController)) {
            build.await().expect("SUCCESS");
            assertThat(build.log()).contains("Jenkins restarted; the step resumes.");
        }
        Folder.assertHolds(folder(bench, JenkinsFixture.AGENT, remote), assets);
        Folder.assertHolds(folder(bench, JenkinsFixture.CONTROLLER, local), assets);
        for (SampleAsset finished : assets.subList(1, COUNT)) {
            assertThat(bench.portal().traffic().bytesSent(finished.id())).isZero();
        }
    }

    private static Path folder(JenkinsFixture bench, String node, Job job) {
        return bench.workspace(node, job.name()).resolve("DAM import");
    }

    /** The sync was really stopped: otherwise it would request the rest of the file after its stall timeout. */
    private static void assertThatNothingWasTriedAfter(JenkinsFixture bench, List<SampleAsset> assets) {
        assertThat(bench.portal().traffic().journal(Route.ORIGINAL))
                .filteredOn(
                        served -> served.call().assetId().equals(assets.get(0).id()))
                .hasSize(1);
    }

    private static void assertARerunGoesOn(JenkinsFixture bench, Job job, String node, List<SampleAsset> assets)
            throws IOException {
        bench.portal().faults().clear();
        bench.portal().traffic().reset();

        job.run().expect("SUCCESS");

        Folder.assertHolds(folder(bench, node, job), assets);
        for (SampleAsset finished : assets.subList(1, assets.size())) {
            assertThat(bench.portal().traffic().bytesSent(finished.id())).isZero();
        }
    }
}
