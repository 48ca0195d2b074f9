package io.jenkins.plugins.bynder.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Label;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.bynder.config.JenkinsSampleIntegration;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Pipelines and freestyle jobs that sync, on an agent in another process. */
@WithJenkins
@Tag("jenkins")
class SyncPipelineJenkinsTest {

    private JenkinsRule r;
    private SamplePortal portal;
    private DumbSlave agent;

    @BeforeEach
    void start(JenkinsRule jenkins) throws Exception {
        r = jenkins;
        portal = SamplePortal.start();
        agent = r.createOnlineSlave(Label.get("workshop"));
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private SampleAsset asset(String name, String tag) {
        return portal.library().add(NewAsset.pdf(name).tags(tag));
    }

    private WorkflowJob pipeline(String script) throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private WorkflowRun run(Result expected, WorkflowJob job) throws Exception {
        return r.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    private FilePath folder(WorkflowJob job) {
        return agent.getWorkspaceFor(job).child("DAM import");
    }

    @Test
    void aSandboxedScriptReadsTheResult() throws Exception {
        JenkinsSampleIntegration.add("Brand", portal);
        SampleAsset menu = asset("Menu", "Gelato");
        WorkflowJob job = pipeline("""
                node('workshop') {
                  def done = bynderSync tag: 'Gelato'
                  sleep 0 // from here on it has been written to disk with the program
                  echo "added=${done.added} changed=${done.changed} complete=${done.complete}"
                  def files = done.assets.collectEntries { [(it.id): it.path + ' ' + it.outcome + ' ' + it.sha256] }
                  files.each { id, text -> echo "${id}: ${text}" }
                  echo "listed=${bynderAssets(tag: 'Gelato')*.name}"
                  echo "again=${bynderSync(tag: 'Gelato', changesSince: 'thisRun').changed}"
                }
                """);

        WorkflowRun run = run(Result.SUCCESS, job);

        r.assertLogContains("added=1 changed=true complete=true", run);
        r.assertLogContains(menu.id() + ": Menu.pdf added " + menu.sha256(), run);
        r.assertLogContains("listed=[Menu]", run);
        r.assertLogContains("again=false", run);
        assertThat(folder(job).child("Menu.pdf").digest()).hasSize(32);
        assertThat(JenkinsSampleIntegration.secrets(portal)).noneMatch(JenkinsRule.getLog(run)::contains);
    }

    @Test
    void aSecondSyncOfADeclarativePipelineChangesNothing() throws Exception {
        JenkinsSampleIntegration.add("Brand", portal);
        asset("Menu", "Gelato");
        WorkflowJob job = pipeline("""
                pipeline {
                  agent { label 'workshop' }
                  stages { stage('Fetch') { steps { bynderSync tag: 'Gelato', onFailure: 'fail' } } }
                }
                """);

        r.assertLogContains("1 added", run(Result.SUCCESS, job));
        r.assertLogContains("nothing to do", run(Result.SUCCESS, job));
    }

    @ParameterizedTest
    @CsvSource({"fail, FAILURE", "unstable, UNSTABLE", "ignore, SUCCESS"})
    void theStepDecidesHowFailedAssetsAffectTheBuild(String failures, String result) throws Exception {
        JenkinsSampleIntegration.add("Brand", portal);
        SampleAsset denied = asset("Denied", "Gelato");
        asset("Menu", "Gelato");
        portal.quirks().deny(denied.id());
        WorkflowJob job = pipeline("node('workshop') { bynderSync tag: 'Gelato', onFailure: '" + failures + "' }");

        WorkflowRun run = run(Result.fromString(result), job);

        r.assertLogContains("One asset failed. Everything else is up to date", run);
        r.assertLogNotContains("\tat ", run);
        assertThat(folder(job).child("Menu.pdf").exists()).isTrue();
        assertThat(folder(job).child("Denied.pdf").exists()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tag: 'a,b' | comma",
                "importFolder: '../out' | inside the workspace",
                "concurrency: 0 | between 1 and",
                "shard: '9/8' | 2/8",
                "removedAssets: 'burn' | delete or keep",
                "onFailure: 'panic' | fail, unstable or ignore",
                "integration: 'None such' | There is no Bynder integration"
            })
    void aWrongParameterFailsTheBuildBeforeAnyRequest(String parameter, String sentence) throws Exception {
        JenkinsSampleIntegration.add("Brand", portal);

        WorkflowRun run = run(Result.FAILURE, pipeline("node('workshop') { bynderSync " + parameter + " }"));

        r.assertLogContains(sentence, run);
        assertThat(portal.traffic().apiRequests()).isZero();
    }

    @Test
    void aFreestyleJobExpandsVariables() throws Exception {
        JenkinsSampleIntegration.add("Brand", portal);
        FreeStyleProject job = r.createFreeStyleProject("summer");
        job.setAssignedNode(agent);
        asset("Menu", "summer");
        BynderSyncBuilder sync = new BynderSyncBuilder();
        sync.setTag("${JOB_NAME}");
        sync.setImportFolder("files of $JOB_NAME");
        sync.setShard("$BUILD_NUMBER/1");
        job.getBuildersList().add(sync);

        FreeStyleBuild build = r.buildAndAssertSuccess(job);

        assertThat(build.getWorkspace().child("files of summer/Menu.pdf").exists())
                .isTrue();
    }

    @Test
    void usesAnIntegrationFromConfigurationAsCode(@TempDir Path scratch) throws Exception {
        asset("Menu", "Spring");
        String keys =
                JenkinsSampleIntegration.keys("brand-keys", portal.access().owner());
        Path yaml = Files.writeString(scratch.resolve("jenkins.yaml"), """
                unclassified:
                  bynder:
                    integrations:
                      - name: "As code"
                        portalUrl: "%s"
                        credentialsId: "%s"
                        tag: "Spring"
                        importFolder: "spring files"
                """.formatted(portal.url(), keys));
        ConfigurationAsCode.get().configure(yaml.toString());
        WorkflowJob job = pipeline("node('workshop') { bynderSync integration: 'As code' }");

        run(Result.SUCCESS, job);

        assertThat(agent.getWorkspaceFor(job).child("spring files/Menu.pdf").exists())
                .isTrue();
    }
}
