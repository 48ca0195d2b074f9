package io.jenkins.plugins.bynder.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Queue;
import io.jenkins.plugins.bynder.config.Portals;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.step.BynderSyncBuilder;
import io.jenkins.plugins.bynder.webhook.JenkinsSampleEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** From a signed event to a build, or to none. */
@WithJenkins
@Tag("jenkins")
class EventBuildsJenkinsTest {

    private JenkinsRule r;
    private SamplePortal portal;
    private JenkinsSampleEvents events;

    @BeforeEach
    void start(JenkinsRule jenkins) throws Exception {
        r = jenkins;
        portal = SamplePortal.start();
        events = new JenkinsSampleEvents(r);
        events.integrate(portal, JenkinsSampleEvents.TOPIC);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private SampleAsset poster(String name, String... tags) {
        return portal.library().add(NewAsset.jpeg(name).tags(tags));
    }

    private FreeStyleProject job(String name) throws Exception {
        FreeStyleProject job = r.createFreeStyleProject(name);
        job.addTrigger(new BynderTrigger());
        job.getBuildersList().add(new BynderSyncBuilder());
        return job;
    }

    private void settle() throws Exception {
        events.awaitDecisions();
        r.waitUntilNoActivity();
    }

    @Test
    void onlyChangesOfTheFolderStartABuild() throws Exception {
        SampleAsset poster = poster("Poster", "Gelato");
        SampleAsset other = poster("Other");
        FreeStyleProject job = job("sync");

        events.send("create", poster.id());
        settle();
        FreeStyleBuild first = r.assertBuildStatusSuccess(job.getLastBuild());
        assertThat(job.getBuilds()).hasSize(1);
        BynderCause cause = first.getCause(BynderCause.class);
        assertThat(cause.getAssetIds()).containsExactly(poster.id());
        assertThat(first.getCauses()).hasSize(1);
        assertThat(cause.getShortDescription()).isEqualTo("Bynder: 1 asset changed");
        assertThat(first.getEnvironment(r.createTaskListener()))
                .containsEntry("BYNDER_ASSET_IDS", poster.id())
                .containsEntry("BYNDER_ASSET_COUNT", "1")
                .containsEntry("BYNDER_EVENTS", "asset_bank.media.create");
        assertThat(first.getWorkspace().child("DAM import").list("Poster*")).hasSize(1);

        portal.library().describe(poster.id(), "Another description");
        portal.library().describe(other.id(), "Another description");
        portal.library().settle();
        events.send("meta_updated", poster.id());
        events.send("meta_updated", other.id());
        settle();
        assertThat(job.getBuilds()).hasSize(1);

        portal.library().untag(poster.id(), "Gelato");
        events.send("meta_updated", poster.id());
        settle();
        assertThat(job.getBuilds()).hasSize(2);
        FreeStyleBuild second = r.assertBuildStatusSuccess(job.getLastBuild());
        assertThat(second.getWorkspace().child("DAM import").list("Poster*")).isEmpty();

        portal.library().tag(other.id(), "Gelato");
        events.send("meta_updated", other.id());
        settle();
        assertThat(job.getBuilds()).hasSize(3);
        assertThat(job.getLastBuild().getWorkspace().child("DAM import").list("Other*"))
                .hasSize(1);
    }

    @Test
    void aChangeThatTheListingShowsLaterStartsABuildWithoutASecondEvent() throws Exception { // case 50
        SampleAsset poster = poster("Poster");
        FreeStyleProject job = job("sync");
        r.buildAndAssertSuccess(job);
        // A listing that is younger than this could show the change already.
        Instant older = poster.modified().plusSeconds(6);
        while (Instant.now().isBefore(older)) {
            Thread.sleep(50);
        }
        portal.library().indexLag(Duration.ofHours(1));
        portal.library().tag(poster.id(), "Gelato");
        events.send("meta_updated", poster.id());
        settle();
        assertThat(job.getBuilds()).hasSize(1);

        portal.library().indexLag(Duration.ZERO);
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (job.getBuilds().size() < 2 && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        r.waitUntilNoActivity();
        assertThat(job.getBuilds()).hasSize(2);
        assertThat(job.getLastBuild().getWorkspace().child("DAM import").list("Poster*"))
                .hasSize(1);
    }

    @Test
    void manyEventsDuringABuildStartOneMore() throws Exception {
        FreeStyleProject job = r.createFreeStyleProject("sync");
        job.setConcurrentBuild(true);
        job.addTrigger(new BynderTrigger());
        CountDownLatch release = new CountDownLatch(1);
        job.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(
                    hudson.model.AbstractBuild<?, ?> build,
                    hudson.Launcher launcher,
                    hudson.model.BuildListener listener)
                    throws InterruptedException {
                release.await();
                return true;
            }
        });
        FreeStyleBuild running = job.scheduleBuild2(0).waitForStart();
        for (int burst = 0; burst < 3; burst++) {
            for (int i = 0; i < 40; i++) {
                events.send(
                        "create", poster("Poster " + burst + " " + i, "Gelato").id());
            }
            events.awaitDecisions();
        }
        assertThat(r.jenkins.getQueue().getItems()).hasSize(1);
        Queue.Item waiting = r.jenkins.getQueue().getItems()[0];
        assertThat(waiting.getCauses()).hasSize(1);
        assertThat(waiting.getWhy()).contains("changes in Bynder are combined");
        release.countDown();
        r.waitUntilNoActivity();
        assertThat(running.getNumber()).isEqualTo(1);
        assertThat(job.getBuilds()).hasSize(2);
        BynderCause cause = job.getLastBuild().getCause(BynderCause.class);
        assertThat(cause.getCount()).isEqualTo(120);
        assertThat(cause.getAssetIds()).hasSize(100);
    }

    @Test
    void aPipelineDefinesItsTriggerAndReadsItsAssets() throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class, "pipeline");
        job.setDefinition(new CpsFlowDefinition(
                "properties([pipelineTriggers([bynder(tag: 'Gelato')])])\n"
                        + "node { bynderSync(tag: 'Gelato'); echo \"for ${env.BYNDER_ASSET_COUNT}\" }",
                true));
        r.buildAndAssertSuccess(job);
        assertThat(job.getTriggersJobProperty().getTriggers()).hasSize(1);

        events.send("create", poster("Poster", "Gelato").id());
        settle();

        WorkflowRun run = r.assertBuildStatusSuccess(job.getLastBuild());
        assertThat(run.getNumber()).isEqualTo(2);
        r.assertLogContains("for 1", run);
    }

    @Test
    void theScheduleFindsChangesWithoutEvents() throws Exception {
        FreeStyleProject job = job("sync");
        r.buildAndAssertSuccess(job);
        TriggeredJob triggered = TriggeredJob.of(job).orElseThrow();
        try (AssetQuery library =
                new PortalAssetQuery(Portals.get().open(triggered.integration()), ListingFiles.get())) {
            assertThat(triggered.buildIfDue(library, true)).isFalse();
        }

        poster("Poster", "Gelato");
        BynderTrigger trigger = job.getTrigger(BynderTrigger.class);
        trigger.start(job, true);
        trigger.run();
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (job.getBuilds().size() < 2 && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        r.waitUntilNoActivity();

        assertThat(job.getBuilds()).hasSize(2);
        assertThat(job.getLastBuild().getCause(BynderCause.class).getCount()).isEqualTo(1);
    }

    @Test
    void theFormKeepsAllFields() throws Exception {
        FreeStyleProject job = r.createFreeStyleProject();
        BynderTrigger trigger = new BynderTrigger();
        trigger.setSchedule("H 3 * * *");
        trigger.setIntegration("Brand");
        trigger.setTag("Other");
        trigger.setEvents("asset_bank.media.create,asset_bank.media.updated");
        job.addTrigger(trigger);
        r.configRoundtrip(job);
        r.assertEqualBeans(trigger, job.getTrigger(BynderTrigger.class), "schedule,integration,tag,events");
    }
}
