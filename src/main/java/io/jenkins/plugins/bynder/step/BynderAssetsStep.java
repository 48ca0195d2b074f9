package io.jenkins.plugins.bynder.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * {@code bynderAssets(tag: 'Gelato')}: returns the assets that have a tag as a list of maps, without downloading
 * anything.
 */
public final class BynderAssetsStep extends TagStep {

    private static final long serialVersionUID = 1;

    @DataBoundConstructor
    public BynderAssetsStep() {}

    @Override
    public StepExecution start(StepContext context) {
        return new BynderAssetsExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends IntegrationStepDescriptor {

        @Override
        public String getFunctionName() {
            return "bynderAssets";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BynderAssetsStep_displayName();
        }
    }
}
