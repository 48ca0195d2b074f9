package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bynderSync} in jobs, on the controller and on an agent. */
@InJenkins
final class SyncIT {

    @ParameterizedTest
    @ValueSource(strings = {JenkinsFixture.CONTROLLER, JenkinsFixture.AGENT})
    void aScriptedPipelineSyncs(String node, JenkinsFixture bench) throws IOException {
        String tag = bench.unique("scripted");
        List<SampleAsset> assets = bench.assets(tag, 5);
        Job job = Job.step(bench.admin(), tag, node, "bynderSync(tag: '" + tag + "')");

        Build first = job.run().expect("SUCCESS");

        Path folder = bench.workspace(node, tag).resolve("DAM import");
        Folder.assertHolds(folder, assets);
        assertThat(first.log()).contains("5 added");
        assertThat(job.run().expect("SUCCESS").log()).contains("nothing to do");
    }

    @ParameterizedTest
    @ValueSource(strings = {JenkinsFixture.CONTROLLER, JenkinsFixture.AGENT})
    void aDeclarativePipelineSyncs(String node, JenkinsFixture bench) throws IOException {
        String tag = bench.unique("declarative");
        List<SampleAsset> assets = bench.assets(tag, 3);
        Job job = Job.pipeline(bench.admin(), tag, """
                pipeline {
                  agent { label '%s' }
                  stages {
                    stage('Fetch') {
                      steps {
                        bynderSync tag: '%s', importFolder: 'brand/files'
                      }
                    }
                  }
                }
                """.formatted(node, tag));

        job.run().expect("SUCCESS");

        Folder.assertHolds(bench.workspace(node, tag).resolve("brand/files"), assets);
        assertThat(job.run().expect("SUCCESS").log()).contains("nothing to do");
    }

    @ParameterizedTest
    @ValueSource(strings = {JenkinsFixture.CONTROLLER, JenkinsFixture.AGENT})
    void aFreestyleJobSyncs(String node, JenkinsFixture bench) throws IOException {
        String tag = bench.unique("freestyle");
        List<SampleAsset> assets = bench.assets(tag, 3);
        Job job = Job.freestyle(bench.admin(), tag, node, "<tag>${JOB_NAME}</tag>");

        job.run().expect("SUCCESS");

        Folder.assertHolds(bench.workspace(node, tag).resolve("DAM import"), assets);
        assertThat(job.run().expect("SUCCESS").log()).contains("nothing to do");
    }

    /** A compromised agent can report any asset; here another job's, whose folder is still in the workspace. */
    @Test
    void aReportLeavesOutAnAssetThatTheJobNeverHad(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("reported");
        List<SampleAsset> assets = bench.assets(tag, 3);
        Job other = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        other.run().expect("SUCCESS");
        bench.portal().library().untag(assets.get(0).id(), tag);
        Job job = Job.step(
                bench.admin(),
                bench.unique("reporting"),
                JenkinsFixture.AGENT,
                "dir('../" + tag + "') { bynderSync tag: '" + tag + "' }");

        Build build = job.run().expect("SUCCESS");

        assertThat(build.log()).contains("The agent reported one asset that this sync has not listed");
        assertThat(bench.admin().get(build.path() + "dam-import/").ok().text())
                .doesNotContain(assets.get(0).id());
        Folder.assertHolds(bench.workspace(JenkinsFixture.AGENT, tag).resolve("DAM import"), assets.subList(1, 3));

        bench.portal().library().untag(assets.get(1).id(), tag);
        Build next = job.run().expect("SUCCESS");
        assertThat(next.log()).doesNotContain("The agent reported");
        assertThat(bench.admin().get(next.path() + "dam-import/").ok().text())
                .contains(assets.get(1).id());
    }

    @Test
    void theReportIsShownAtItsStep(JenkinsFixture bench) {
        String tag = bench.unique("order");
        bench.assets(tag, 3);
        Job job =
                Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync(tag: '" + tag + "')\n  echo 'after it'");

        assertThat(job.run().expect("SUCCESS").log())
                .containsSubsequence("[Pipeline] bynderSync", "3 added", "API requests", "[Pipeline] echo", "after it");
    }

    @Test
    void aSandboxedScriptReadsTheResult(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("returned");
        List<SampleAsset> assets = bench.assets(tag, 4);
        Job job = Job.pipeline(bench.admin(), tag, """
                node('%s') {
                  def done = bynderSync tag: '%s', writeMetadata: true
                  echo "added=${done.added} deleted=${done.deleted} changed=${done.changed} complete=${done.complete}"
                  sleep 0 // whatever is kept across steps must be serializable
                  for (asset in done.assets) {
                    echo "file ${asset.path} ${asset.outcome} ${asset.size} ${asset.sha256} id=${asset.id}"
                  }
                  echo 'pngs=' + done.assets.findAll { it.path.endsWith('.png') }.size()
                  def report = readFile 'DAM import/.bynder/report.json'
                  echo "report has ${report.length()} characters"
                  def again = bynderSync tag: '%s', writeMetadata: true, changesSince: 'thisRun'
                  echo "changed=${again.changed} unchanged=${again.unchanged}"
                }
                """.formatted(JenkinsFixture.AGENT, tag, tag));

        String log = job.run().expect("SUCCESS").log();

        assertThat(log)
                .contains("added=4 deleted=0 changed=true complete=true", "pngs=2", "changed=false unchanged=4")
                .containsPattern("report has [1-9]\\d+ characters");
        for (SampleAsset asset : assets) {
            assertThat(log).contains("added " + asset.size() + " " + asset.sha256() + " id=" + asset.id());
        }
    }

    @Test
    void assetsAreListedWithoutDownloading(JenkinsFixture bench) {
        String tag = bench.unique("listed");
        bench.assets(tag, 3);
        bench.portal().traffic().reset();
        Job job = Job.pipeline(bench.admin(), tag, """
                def found = bynderAssets tag: '%s'
                echo found.collect { "<${it.name}>" }.sort().join(',')
                """.formatted(tag));

        assertThat(job.run().expect("SUCCESS").log()).contains("<%1$s 1>,<%1$s 2>,<%1$s 3>".formatted(tag));
        assertThat(bench.portal().traffic().fileRequests()).isZero();
    }

    @Test
    void shardsDivideTheAssets(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("shards");
        List<SampleAsset> assets = bench.assets(tag, 12);
        Job job = Job.pipeline(bench.admin(), tag, """
                node('%s') {
                  def branches = [:]
                  for (int n = 1; n <= 3; n++) {
                    def shard = n
                    branches["shard ${n}"] = { bynderSync tag: '%s', shard: "${shard}/3", importFolder: "part ${shard}" }
                  }
                  parallel branches
                }
                """.formatted(JenkinsFixture.AGENT, tag));
        job.run().expect("SUCCESS");

        Path workspace = bench.agent().workspace(tag);
        List<String> together = new ArrayList<>();
        for (int shard = 1; shard <= 3; shard++) {
            together.addAll(Folder.hashes(workspace.resolve("part " + shard)));
        }
        assertThat(together)
                .containsExactlyInAnyOrderElementsOf(
                        assets.stream().map(SampleAsset::sha256).toList());
    }

    @Test
    void aDryRunChangesNothing(JenkinsFixture bench) {
        String tag = bench.unique("dry");
        bench.assets(tag, 3);
        bench.portal().traffic().reset();
        Job job = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "', dryRun: true");

        assertThat(job.run().expect("SUCCESS").log()).contains("what a sync would do", "3 added");

        assertThat(bench.agent().workspace(tag).resolve("DAM import")).doesNotExist();
        // The build page shows thumbnails nevertheless.
        assertThat(bench.portal().traffic().requests(Route.ORIGINAL)).isZero();
    }

    @Test
    void removedAssetsAreDeletedOrKeptAsConfigured(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("gone");
        List<SampleAsset> assets = bench.assets(tag, 3);
        Job keeping = Job.step(
                bench.admin(),
                tag + "-keep",
                JenkinsFixture.AGENT,
                "bynderSync tag: '" + tag + "', removedAssets: 'keep'");
        Job deleting = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        keeping.run().expect("SUCCESS");
        deleting.run().expect("SUCCESS");

        bench.portal().library().untag(assets.get(0).id(), tag);

        assertThat(keeping.run().expect("SUCCESS").log()).contains("1 kept");
        assertThat(deleting.run().expect("SUCCESS").log()).contains("1 deleted");
        Folder.assertHolds(bench.agent().workspace(tag + "-keep").resolve("DAM import"), assets);
        Folder.assertHolds(bench.agent().workspace(tag).resolve("DAM import"), assets.subList(1, 3));
    }

    @Test
    void anIncompleteListingMakesTheBuildUnstableWithAReason(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("incomplete");
        List<SampleAsset> assets = bench.assets(tag, 3);
        Job job = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        Job failing = Job.step(
                bench.admin(),
                tag + "-ignore",
                JenkinsFixture.AGENT,
                "bynderSync tag: '" + tag + "', onFailure: 'ignore'");
        bench.portal()
                .faults()
                .add(FaultRule.api(Fault.hidden(assets.get(0).id())).on(Route.MEDIA_LIST));
        try {
            assertThat(job.run().expect("UNSTABLE").log())
                    .contains("One asset is counted but not visible to these credentials")
                    .doesNotContain("Exception", "\tat ");
            Folder.assertHolds(bench.agent().workspace(tag).resolve("DAM import"), assets.subList(1, 3));
            assertThat(failing.run().expect("SUCCESS").log()).contains("One asset is counted but not visible");
        } finally {
            bench.portal().faults().clear();
        }
        job.run().expect("SUCCESS");
        Folder.assertHolds(bench.agent().workspace(tag).resolve("DAM import"), assets);
    }

    @Test
    void deletesDespiteFailuresIfConfigured(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("despite");
        List<SampleAsset> assets = bench.assets(tag, 3);
        String step = "bynderSync tag: '" + tag + "', onFailure: 'unstable'";
        Job usual = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, step);
        Job despite =
                Job.step(bench.admin(), tag + "-despite", JenkinsFixture.AGENT, step + ", deleteDespiteFailures: true");
        usual.run().expect("SUCCESS");
        despite.run().expect("SUCCESS");

        bench.portal().library().untag(assets.get(0).id(), tag);
        SampleAsset denied = bench.assets(tag, 1).get(0);
        bench.portal().quirks().deny(denied.id());

        assertThat(usual.run().expect("UNSTABLE").log()).contains("no files were deleted");
        Folder.assertHolds(bench.agent().workspace(tag).resolve("DAM import"), assets);
        assertThat(despite.run().expect("UNSTABLE").log()).contains("1 deleted", "1 failed");
        Folder.assertHolds(bench.agent().workspace(despite.name()).resolve("DAM import"), assets.subList(1, 3));
    }

    @Test
    void manyDeletionsMustBeAllowed(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("guard");
        List<SampleAsset> assets = bench.assets(tag, 12);
        Job job = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        Job raised = Job.step(
                bench.admin(),
                tag + "-raised",
                JenkinsFixture.AGENT,
                "dir('../" + tag + "') { bynderSync tag: '" + tag + "', maxDeletions: 20 }");
        job.run().expect("SUCCESS");

        assets.forEach(asset -> bench.portal().library().untag(asset.id(), tag));
        List<SampleAsset> left = bench.assets(tag, 1);

        assertThat(job.run().expect("FAILURE").log()).contains("Nothing was deleted: 12 files would be deleted");
        raised.run().expect("SUCCESS");
        Folder.assertHolds(bench.agent().workspace(tag).resolve("DAM import"), left);
    }

    @Test
    void theJobDecidesHowFailedAssetsAffectTheBuild(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("failures");
        List<SampleAsset> assets = bench.assets(tag, 3);
        bench.portal().quirks().deny(assets.get(0).id());
        for (String policy : List.of("fail FAILURE", "unstable UNSTABLE", "ignore SUCCESS")) {
            String word = policy.split(" ")[0];
            Job job = Job.step(
                    bench.admin(),
                    tag + "-" + word,
                    JenkinsFixture.AGENT,
                    "bynderSync tag: '" + tag + "', onFailure: '" + word + "'");

            Build build = job.run().expect(policy.split(" ")[1]);

            assertThat(build.log())
                    .contains("1 failed", "One asset failed. Everything else is up to date")
                    .doesNotContain("Exception", "\tat ");
            Folder.assertHolds(bench.agent().workspace(job.name()).resolve("DAM import"), assets.subList(1, 3));
        }
    }

    @Test
    void aTagThatNoAssetHasExactlyIsExplained(JenkinsFixture bench) {
        String tag = bench.unique("Misspelled");
        bench.assets(tag, 3);
        String wrong = tag.toLowerCase(Locale.ROOT);
        for (String policy : List.of("fail FAILURE", "unstable UNSTABLE", "ignore SUCCESS")) {
            String word = policy.split(" ")[0];
            Job job = Job.step(
                    bench.admin(),
                    tag + "-" + word,
                    JenkinsFixture.AGENT,
                    "bynderSync tag: '" + wrong + "', onNoAssets: '" + word + "'");

            assertThat(job.run().expect(policy.split(" ")[1]).log())
                    .contains("has exactly the tag \"" + wrong + "\". Similar tags there: \"" + tag + "\" (3 assets).")
                    .doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void namesFromThePortalCannotLeaveTheFolder(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("hostile");
        List<SampleAsset> assets = new ArrayList<>();
        for (String name :
                List.of("../../escaped", "/etc/escaped", "..\\..\\escaped", "a/b", "CON", "", "\u001b[31m")) {
            assets.add(bench.portal()
                    .library()
                    .add(NewAsset.jpeg(name).fileName(name + ".jpg").tags(tag)));
        }
        Job job = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");

        String log = job.run().expect("SUCCESS").log();

        Folder.assertHolds(bench.agent().workspace(tag).resolve("DAM import"), assets);
        assertThat(log).doesNotContain("\u001b[31m");
        try (Stream<Path> all = Files.walk(bench.agent().directory())) {
            assertThat(all.filter(path -> path.getFileName().toString().startsWith("escaped")))
                    .isEmpty();
        }
    }

    @Test
    void reportsAWrongParameterInOneSentence(JenkinsFixture bench) {
        String tag = bench.unique("wrong");
        for (List<String> wrong : List.of(
                List.of("tag: 'a,b'", "comma"),
                List.of("importFolder: '../out'", "inside the workspace"),
                List.of("concurrency: 0", "between 1 and"),
                List.of("shard: '9/8'", "2/8"),
                List.of("removedAssets: 'burn'", "delete or keep"),
                List.of("onFailure: 'panic'", "not a choice for onFailure. Use fail, unstable or ignore"),
                List.of("onNoAssets: 'panic'", "not a choice for onNoAssets. Use fail, unstable or ignore"),
                List.of("changesSince: 'ever'", "Use lastSuccessfulBuild or thisRun"),
                List.of("integration: 'None such'", "There is no Bynder integration"),
                List.of("derivative: 'None such'", "has no derivative"))) {
            Job job = Job.step(bench.admin(), bench.unique(tag), JenkinsFixture.AGENT, "bynderSync " + wrong.get(0));

            assertThat(job.run().expect("FAILURE").log()).contains(wrong.get(1));
        }
    }

    @Test
    void aStepWithoutAWorkspaceReportsThat(JenkinsFixture bench) {
        String name = bench.unique("nowhere");
        Job job = Job.pipeline(bench.admin(), name, "bynderSync tag: 'x'");

        assertThat(job.run().expect("FAILURE").log()).contains("Perhaps you forgot to surround the bynderSync step");
    }
}
