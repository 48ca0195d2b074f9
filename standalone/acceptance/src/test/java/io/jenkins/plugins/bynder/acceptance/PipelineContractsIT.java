package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Pipeline expects of every step: how it reports failures, and what it shows of itself while it runs. */
@InJenkins
final class PipelineContractsIT {

    private static final int COUNT = 4;

    @ParameterizedTest
    @ValueSource(strings = {"""
                retry(count: 2, conditions: [agent()]) {
                  node('%2$s') { bynderSync tag: '%1$s' }
                }
                """, """
                pipeline {
                  agent { node { label '%2$s'; retries 2 } }
                  stages {
                    stage('Fetch') { steps { bynderSync tag: '%1$s' } }
                  }
                }
                """})
    void aLostAgentIsRetried(String script, JenkinsFixture bench) throws IOException {
        String tag = bench.unique("retried");
        List<SampleAsset> assets = bench.assets(tag, COUNT);
        Job job = Job.pipeline(bench.admin(), tag, script.formatted(tag, JenkinsFixture.AGENT));

        Build build = StalledSync.once(bench, job, bench.agent().workspace(tag).resolve("DAM import"), assets);
        bench.agent().kill();
        try {
            build.awaitLog("The connection to the agent was lost during the sync.");
        } finally {
            bench.agent().start();
        }

        build.await().expect("SUCCESS");
        Folder.assertHolds(bench.agent().workspace(tag).resolve("DAM import"), assets);
        for (SampleAsset finished : assets.subList(1, COUNT)) {
            assertThat(bench.portal().traffic().wholeDownloads(finished.id())).isEqualTo(1);
        }
    }

    @Test
    void aFailedAssetIsNotRetriedAsALostAgent(JenkinsFixture bench) {
        String tag = bench.unique("not-retried");
        bench.portal().quirks().deny(bench.assets(tag, 1).get(0).id());
        Job job = Job.pipeline(bench.admin(), tag, """
                retry(count: 2, conditions: [agent()]) {
                  node('%s') {
                    echo 'a try'
                    bynderSync tag: '%s'
                  }
                }
                """.formatted(JenkinsFixture.AGENT, tag));

        assertThat(job.run().expect("FAILURE").log().split("a try")).hasSize(2);
    }

    @Test
    void anUnstableStepMarksItsStage(JenkinsFixture bench) {
        String tag = bench.unique("unstable");
        bench.portal().quirks().deny(bench.assets(tag, 2).get(0).id());
        Job job = Job.pipeline(bench.admin(), tag, """
                node('%s') {
                  stage('Clean') { echo 'nothing' }
                  stage('Fetch') { bynderSync tag: '%s', onFailure: 'unstable' }
                }
                """.formatted(JenkinsFixture.AGENT, tag));

        job.run().expect("UNSTABLE");

        assertThat(bench.admin().script("""
                                import org.jenkinsci.plugins.workflow.actions.*
                                import org.jenkinsci.plugins.workflow.graphanalysis.*
                                def execution = Jenkins.get().getItem('%s').lastBuild.execution
                                new DepthFirstScanner().allNodes(execution).each {
                                    def warning = it.getPersistentAction(WarningAction)
                                    if (warning != null) {
                                        println it.displayFunctionName + ' ' + warning.result + ': ' + warning.message
                                    }
                                }
                                """.formatted(tag)))
                .startsWith("bynderSync UNSTABLE: One asset failed.")
                .hasLineCount(1);
    }

    @Test
    void aRunningStepSaysWhatItDoes(JenkinsFixture bench) {
        String tag = bench.unique("status");
        List<SampleAsset> assets = bench.assets(tag, COUNT);
        Job job =
                Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "', importFolder: 'a'");
        Build build =
                StalledSync.always(bench, job, bench.agent().workspace(tag).resolve("a"), assets);
        try {
            assertThat(bench.admin().script("""
                                    import org.jenkinsci.plugins.workflow.actions.ArgumentsAction
                                    def execution = Jenkins.get().getItem('%s').lastBuild.execution
                                    println execution.getCurrentExecutions(true).get()*.status
                                    println execution.currentHeads.collect { ArgumentsAction.getStepArgumentsAsString(it) }
                                    """.formatted(tag)))
                    .contains("[running in thread: BynderSyncExecution of " + tag + " #1", "[" + tag + ", a]");
        } finally {
            build.abort();
            bench.portal().faults().clear();
        }
        build.await().expect("ABORTED");
    }

    @Test
    void aSyncWorksInsideOtherSteps(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("inside");
        List<SampleAsset> assets = bench.assets(tag, COUNT);
        Job job = Job.pipeline(bench.admin(), tag, """
                node('%2$s') {
                  dir('deep/down') { timeout(time: 5) { bynderSync tag: '%1$s' } }
                  ws("${pwd()}-other") {
                    bynderSync tag: '%1$s'
                    stash name: 'files', includes: 'DAM import/*'
                  }
                  dir('unpacked') { unstash 'files' }
                }
                """.formatted(tag, JenkinsFixture.AGENT));

        job.run().expect("SUCCESS");

        Folder.assertHolds(bench.agent().workspace(tag).resolve("deep/down/DAM import"), assets);
        Folder.assertHolds(bench.agent().workspace(tag + "-other").resolve("DAM import"), assets);
        Folder.assertHolds(bench.agent().workspace(tag).resolve("unpacked/DAM import"), assets);
    }

    @Test
    void syncsRunInParallel(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("parallel");
        String second = bench.unique("parallel");
        List<SampleAsset> assets = bench.assets(tag, COUNT);
        List<SampleAsset> others = bench.assets(second, COUNT);
        Job job = Job.pipeline(bench.admin(), tag, """
                node('%3$s') {
                  parallel one: {
                    def dam = bynderSync tag: '%1$s', importFolder: 'one'
                    echo "%1$s: ${dam.added}"
                  }, two: {
                    def dam = bynderSync tag: '%2$s', importFolder: 'two'
                    echo "%2$s: ${dam.added}"
                  }
                }
                """.formatted(tag, second, JenkinsFixture.AGENT));

        assertThat(job.run().expect("SUCCESS").log()).contains(tag + ": 4", second + ": 4");

        Folder.assertHolds(bench.agent().workspace(tag).resolve("one"), assets);
        Folder.assertHolds(bench.agent().workspace(tag).resolve("two"), others);
    }

    @Test
    void theAxesOfAMatrixNameTagsAndFolders(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("matrix");
        List<SampleAsset> web = bench.assets(tag + "-web", 2);
        List<SampleAsset> print = bench.assets(tag + "-print", 3);
        Job job = Job.pipeline(bench.admin(), tag, """
                pipeline {
                  agent none
                  stages {
                    stage('Fetch') {
                      matrix {
                        agent { node { label '%2$s'; customWorkspace "%1$s-${USE}" } }
                        axes { axis { name 'USE'; values 'web', 'print' } }
                        stages {
                          stage('Sync') { steps { bynderSync tag: "%1$s-${USE}", importFolder: "for ${USE}" } }
                        }
                      }
                    }
                  }
                }
                """.formatted(tag, JenkinsFixture.AGENT));

        job.run().expect("SUCCESS");

        Folder.assertHolds(bench.agent().directory().resolve(tag + "-web/for web"), web);
        Folder.assertHolds(bench.agent().directory().resolve(tag + "-print/for print"), print);
    }

    @Test
    void catchErrorCatchesAFailedSync(JenkinsFixture bench) {
        String tag = bench.unique("caught");
        bench.portal().quirks().deny(bench.assets(tag, 1).get(0).id());
        Job job = Job.step(
                bench.admin(),
                tag,
                JenkinsFixture.AGENT,
                "catchError(buildResult: 'SUCCESS', stageResult: 'UNSTABLE') { bynderSync tag: '" + tag
                        + "' }\n  echo 'after it'");

        assertThat(job.run().expect("SUCCESS").log()).contains("One asset failed", "after it");
    }

    /** Job DSL and the snippet generator write and read all objects in this way. */
    @Test
    void everythingCanBeWrittenAndRead(JenkinsFixture bench) {
        assertThat(bench.admin().script("""
                                import hudson.model.TaskListener
                                import io.jenkins.plugins.bynder.config.*
                                import io.jenkins.plugins.bynder.step.*
                                import io.jenkins.plugins.bynder.trigger.*
                                import org.jenkinsci.plugins.structs.describable.DescribableModel
                                def integration = new Integration('Brand', 'https://brand.bynder.com', 'keys')
                                integration.tag = 'Gelato'
                                integration.jobs = 'team-a'
                                def sync = { with ->
                                    with.tag = 'Gelato'; with.integration = 'Brand'; with.importFolder = 'files'
                                    with.removedAssets = 'keep'; with.maxDeletions = 7; with.shard = '1/2'
                                    with.onFailure = 'ignore'; with.onNoAssets = 'unstable'; with.changesSince = 'thisRun'
                                    with.listing = 'full'; with.dryRun = true; with.concurrency = 3
                                    with
                                }
                                def backlink = new BynderBacklinkStep()
                                backlink.assets = ['a', 'b']; backlink.label = 'Link'; backlink.integration = 'Brand'
                                def assets = new BynderAssetsStep()
                                assets.tag = 'Gelato'; assets.integration = 'Brand'
                                def trigger = new BynderTrigger()
                                trigger.tag = 'Gelato'; trigger.schedule = 'H 3 * * *'; trigger.events = 'asset_bank.media.create'
                                def all = [sync(new BynderSyncStep()), sync(new BynderSyncBuilder()), backlink, assets, trigger,
                                    integration, new BynderFolderProperty([integration])]
                                all.each {
                                    def model = DescribableModel.of(it.class)
                                    def written = model.uninstantiate2(it)
                                    def again = model.instantiate(written.toMap(), TaskListener.NULL)
                                    def same = model.uninstantiate2(again).toMap() == written.toMap()
                                    def required = model.parameters.findAll { it.required }*.name
                                    println it.class.simpleName + ' ' + written.toMap().size() + ' ' + same + ' ' + required
                                }
                                """).lines())
                .containsExactly(
                        "BynderSyncStep 12 true []",
                        "BynderSyncBuilder 12 true []",
                        "BynderBacklinkStep 3 true []",
                        "BynderAssetsStep 2 true []",
                        "BynderTrigger 3 true []",
                        "Integration 4 true [name, portalUrl, credentialsId]",
                        "BynderFolderProperty 1 true [integrations]");
    }

    @Test
    void aSyncWaitsForALock(JenkinsFixture bench) throws IOException {
        AcceptanceSettings.assumePlugin("lockable-resources");
        String tag = bench.unique("locked");
        List<SampleAsset> assets = bench.assets(tag, COUNT);
        Job job = Job.step(
                bench.admin(), tag, JenkinsFixture.AGENT, "lock('" + tag + "') { bynderSync tag: '" + tag + "' }");

        job.run().expect("SUCCESS");

        Folder.assertHolds(bench.agent().workspace(tag).resolve("DAM import"), assets);
    }
}
