package io.jenkins.plugins.bynder.step;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.bynder.config.JenkinsSampleIntegration;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;

/** The forms of the steps keep all values, in jobs and in the snippet generator. */
@WithJenkins
@Tag("jenkins")
class StepFormsJenkinsTest {

    private static final String ALL_OF_SYNC =
            "integration,tag,importFolder,removedAssets,maxDeletions,deleteDespiteFailures,derivative,writeMetadata,"
                    + "dryRun,concurrency,shard,onFailure,listing,fullListingEvery,changesSince";

    private JenkinsRule r;
    private SamplePortal portal;

    /** A build step whose form contains that of a Pipeline step. */
    public static final class Holder extends Builder {

        private final Step step;

        @DataBoundConstructor
        public Holder(Step step) {
            this.step = step;
        }

        public Step getStep() {
            return step;
        }

        @TestExtension
        public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {

            @NonNull
            @Override
            public String getDisplayName() {
                return "Holder";
            }

            @Override
            @SuppressWarnings("rawtypes") // Raw type as in the overridden method.
            public boolean isApplicable(Class<? extends AbstractProject> jobType) {
                return true;
            }
        }
    }

    @BeforeEach
    void start(JenkinsRule jenkins) throws Exception {
        r = jenkins;
        portal = SamplePortal.start();
        JenkinsSampleIntegration.add("Brand", portal);
        JenkinsSampleIntegration.add("Second", portal);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private static BynderSyncStep filled() {
        BynderSyncStep step = new BynderSyncStep();
        step.setIntegration("Second");
        step.setTag("Tag with 'quotes' & <signs>");
        step.setImportFolder("brand/files");
        step.setRemovedAssets("keep");
        step.setMaxDeletions(20);
        step.setDeleteDespiteFailures(true);
        step.setDerivative("webimage");
        step.setWriteMetadata(true);
        step.setDryRun(true);
        step.setConcurrency(4);
        step.setShard("2/8");
        step.setOnFailure("unstable");
        step.setListing("full");
        step.setFullListingEvery(12);
        step.setChangesSince("thisRun");
        return step;
    }

    @Test
    void theSyncFormKeepsDefaults() throws Exception {
        BynderSyncStep before = new BynderSyncStep();

        Step after = r.configRoundtrip(new Holder(before)).getStep();

        r.assertEqualBeans(before, after, ALL_OF_SYNC);
        assertThat(Snippetizer.object2Groovy(after)).isEqualTo("bynderSync()");
    }

    @Test
    void theSyncFormKeepsAllFields() throws Exception {
        Step after = r.configRoundtrip(new Holder(filled())).getStep();

        r.assertEqualBeans(filled(), after, ALL_OF_SYNC);
        assertThat(Snippetizer.object2Groovy(after))
                .isEqualTo(
                        "bynderSync changesSince: 'thisRun', concurrency: 4, deleteDespiteFailures: true, derivative: 'webimage', dryRun: true,"
                                + " fullListingEvery: 12, importFolder: 'brand/files', integration: 'Second',"
                                + " listing: 'full', maxDeletions: 20,"
                                + " onFailure: 'unstable', removedAssets: 'keep', shard: '2/8',"
                                + " tag: 'Tag with \\'quotes\\' & <signs>', writeMetadata: true");
    }

    @Test
    void theFreestyleFormKeepsAllFields() throws Exception {
        BynderSyncBuilder before = new BynderSyncBuilder();
        before.setIntegration("Second");
        before.setTag("$BRAND");
        before.setImportFolder("brand/files");
        before.setRemovedAssets("keep");
        before.setMaxDeletions(20);
        before.setDerivative("webimage");
        before.setWriteMetadata(true);
        before.setDryRun(true);
        before.setConcurrency(4);
        before.setShard("$SHARD/8");
        before.setOnFailure("unstable");

        BynderSyncBuilder after = r.configRoundtrip(before);

        r.assertEqualBeans(before, after, ALL_OF_SYNC);
    }

    @Test
    void theAssetsFormKeepsAllFields() throws Exception {
        BynderAssetsStep before = new BynderAssetsStep();
        before.setIntegration("Brand");
        before.setTag("Summer 2026");

        Step after = r.configRoundtrip(new Holder(before)).getStep();

        r.assertEqualBeans(before, after, "integration,tag");
        assertThat(Snippetizer.object2Groovy(after)).isEqualTo("bynderAssets integration: 'Brand', tag: 'Summer 2026'");
    }

    /** Otherwise saving the form would lose the choice. */
    @Test
    void keepsTheNameOfADeletedIntegration() throws Exception {
        BynderSyncStep before = new BynderSyncStep();
        before.setIntegration("Removed");

        r.assertEqualBeans(before, r.configRoundtrip(new Holder(before)).getStep(), ALL_OF_SYNC);
    }
}
