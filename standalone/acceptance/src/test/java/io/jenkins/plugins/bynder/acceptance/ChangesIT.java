package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a build is given as changed: no change is lost until a build that was given it has succeeded. */
@InJenkins
final class ChangesIT {

    @Test
    void aFailedDeploymentIsGivenTheSameChangesAgain(JenkinsFixture bench) {
        String tag = bench.unique("deploy");
        bench.assets(tag, 2);
        Job job = Job.pipeline(bench.admin(), tag, """
                node('%2$s') {
                  retry(2) {
                    def dam = bynderSync tag: '%1$s'
                    echo "changed=${dam.changed} ${dam.assets.collect { it.outcome + ' ' + it.path }.sort()}"
                    if (fileExists('broken')) { error 'The deployment failed' }
                  }
                }
                """.formatted(tag, JenkinsFixture.AGENT));
        assertThat(job.run().expect("SUCCESS").log())
                .contains("changed=true [added %1$s 1.png, added %1$s 2.pdf]".formatted(tag));
        assertThat(job.run().expect("SUCCESS").log()).contains("changed=false []");

        SampleAsset more = bench.assets(tag, 1).get(0);
        Job breaking = Job.step(
                bench.admin(),
                tag + "-break",
                JenkinsFixture.AGENT,
                "writeFile file: '../" + tag + "/broken', text: ''");
        breaking.run().expect("SUCCESS");
        assertThat(job.run().expect("FAILURE").log().split("changed=true \\[added "))
                .hasSize(3);

        Job mending = Job.step(
                bench.admin(), tag + "-mend", JenkinsFixture.AGENT, "dir('../" + tag + "') { sh 'rm broken' }");
        mending.run().expect("SUCCESS");
        bench.portal().library().untag(more.id(), tag);
        assertThat(job.run().expect("SUCCESS").log()).contains("changed=false []");
    }

    @Test
    void filesOfAnAbortedBuildAreGivenToTheNext(JenkinsFixture bench) {
        String tag = bench.unique("aborted");
        List<SampleAsset> assets = bench.assets(tag, 2);
        Job job = Job.step(
                bench.admin(),
                tag,
                JenkinsFixture.AGENT,
                "def dam = bynderSync tag: '" + tag
                        + "'\n  echo \"changed=${dam.changed} ${dam.assets.collect { it.outcome + ' ' + it.path }.sort()}\"");
        job.run().expect("SUCCESS");
        assets = bench.assets(tag + " more", 4);
        assets.forEach(asset -> bench.portal().library().tag(asset.id(), tag));

        Build aborted =
                StalledSync.once(bench, job, bench.agent().workspace(tag).resolve("DAM import"), assets);
        aborted.abort();
        aborted.await().expect("ABORTED");
        bench.portal().faults().clear();
        assertThat(job.run().expect("SUCCESS").log())
                .contains(
                        "changed=true [added %1$s more 1.png, added %1$s more 2.pdf, added %1$s more 3.jpg, added %1$s more 4.png]"
                                .formatted(tag));
    }

    @Test
    void aSecondAgentThatFetchesTheSameFilesHasNoChanges(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("agents");
        bench.assets(tag, 3);
        Job job = Job.pipeline(bench.admin(), tag, """
                node(currentBuild.number == 1 ? '%2$s' : '%3$s') {
                  def dam = bynderSync tag: '%1$s'
                  def own = bynderSync tag: '%1$s', changesSince: 'thisRun', importFolder: 'own'
                  echo "changed=${dam.changed} added=${dam.added} own=${own.changed}"
                }
                """.formatted(tag, JenkinsFixture.AGENT, JenkinsFixture.CONTROLLER));

        assertThat(job.run().expect("SUCCESS").log()).contains("changed=true added=3 own=true");
        assertThat(job.run().expect("SUCCESS").log()).contains("changed=false added=3 own=true");
    }

    @Test
    void laterStepsOfAFreestyleBuildKnow(JenkinsFixture bench) {
        String tag = bench.unique("variable");
        bench.assets(tag, 1);
        bench.admin()
                .post("createItem?name=" + tag, "application/xml", """
                        <project>
                          <assignedNode>%2$s</assignedNode>
                          <canRoam>false</canRoam>
                          <builders>
                            <io.jenkins.plugins.bynder.step.BynderSyncBuilder><tag>%1$s</tag></io.jenkins.plugins.bynder.step.BynderSyncBuilder>
                            <hudson.tasks.Shell><command>echo changed is $BYNDER_CHANGED</command></hudson.tasks.Shell>
                          </builders>
                        </project>
                        """.formatted(tag, JenkinsFixture.AGENT))
                .ok();
        Job job = Job.existing(bench.admin(), tag);

        assertThat(job.run().expect("SUCCESS").log()).contains("\nchanged is true");
        assertThat(job.run().expect("SUCCESS").log()).contains("\nchanged is false");
    }
}
