package io.jenkins.plugins.bynder.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.bynder.config.JenkinsSampleIntegration;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A Pipeline is stopped during a sync, or its controller restarts. */
@Tag("jenkins")
class SyncInterruptionJenkinsTest {

    private static final long SIZE = 200_000;

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private SamplePortal portal;
    private SampleAsset film;
    private SampleAsset menu;

    @BeforeEach
    void start() throws Exception {
        portal = SamplePortal.start();
        menu = portal.library().add(NewAsset.pdf("Menu").tags("Gelato"));
        film = portal.library().add(NewAsset.video("Film", SIZE).tags("Gelato"));
        portal.faults()
                .add(FaultRule.files(Fault.stallAfter(SIZE / 2))
                        .on(Route.ORIGINAL)
                        .asset(film.id())
                        .times(1));
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    /** Starts a build that has downloaded one file and half of another one. */
    private WorkflowRun startAndStall(JenkinsRule r) throws Exception {
        JenkinsSampleIntegration.add("Brand", portal);
        WorkflowJob job = r.createProject(WorkflowJob.class, "sync");
        job.setDefinition(new CpsFlowDefinition("node { bynderSync tag: 'Gelato' }", true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        while (portal.faults().stalled() == 0
                || portal.traffic().wholeDownloads(menu.id()) == 0
                || !folder(r).child("Menu.pdf").exists()) {
            assertThat(run.isBuilding()).as(JenkinsRule.getLog(run)).isTrue();
            Thread.sleep(50);
        }
        return run;
    }

    private static FilePath folder(JenkinsRule r) {
        return r.jenkins
                .getWorkspaceFor(r.jenkins.getItemByFullName("sync", WorkflowJob.class))
                .child("DAM import");
    }

    private void assertTheRestCameAndNoMore(JenkinsRule r) throws Exception {
        assertThat(folder(r).child("Film.mp4").length()).isEqualTo(SIZE);
        assertThat(folder(r).child("Menu.pdf").exists()).isTrue();
        assertThat(portal.traffic().bytesSent(menu.id())).isZero();
        assertThat(portal.traffic().bytesSent(film.id())).isLessThan(SIZE);
    }

    @Test
    void anAbortEndsTheBuildAndARerunContinues() throws Throwable {
        sessions.then(r -> {
            WorkflowRun run = startAndStall(r);
            run.doStop();
            r.waitForCompletion(run);
            r.assertBuildStatus(Result.ABORTED, run);
            r.assertLogNotContains("\tat ", run);
            // A sync that was not stopped would request the rest of the file after its stall timeout.
            assertThat(portal.traffic().journal(Route.ORIGINAL))
                    .filteredOn(served -> served.call().assetId().equals(film.id()))
                    .hasSize(1);

            portal.faults().clear();
            portal.traffic().reset();
            r.buildAndAssertSuccess(r.jenkins.getItemByFullName("sync", WorkflowJob.class));
            assertTheRestCameAndNoMore(r);
        });
    }

    @Test
    void aRestartOfTheControllerOnlyPausesThePipeline() throws Throwable {
        sessions.then(this::startAndStall);
        portal.faults().clear();
        portal.traffic().reset();
        sessions.then(r -> {
            WorkflowRun run =
                    Jenkins.get().getItemByFullName("sync", WorkflowJob.class).getBuildByNumber(1);
            r.assertBuildStatusSuccess(r.waitForCompletion(run));
            r.assertLogContains("Jenkins restarted; the step resumes.", run);
            assertTheRestCameAndNoMore(r);
        });
    }
}
