package io.jenkins.plugins.bynder.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import java.io.Serializable;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code bynderAssets(tag: 'Gelato')}: the assets that carry a tag, as a list of maps; downloads nothing. */
public final class BynderAssetsStep extends Step implements Serializable {

    private static final long serialVersionUID = 1;

    private String integration = "";
    private String tag = "";

    @DataBoundConstructor
    public BynderAssetsStep() {}

    /** Name of the integration, empty for the only one. */
    @NonNull
    public String getIntegration() {
        return integration;
    }

    @DataBoundSetter
    public void setIntegration(@CheckForNull String integration) {
        this.integration = Util.fixNull(integration).strip();
    }

    /** The tag, empty for the integration's. */
    @NonNull
    public String getTag() {
        return tag;
    }

    @DataBoundSetter
    public void setTag(@CheckForNull String tag) {
        String given = Util.fixNull(tag).strip();
        this.tag = given.isEmpty() ? given : new Tag(given).value();
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BynderAssetsExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "bynderAssets";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BynderAssetsStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @POST
        public ListBoxModel doFillIntegrationItems(@AncestorInPath Item item, @QueryParameter String integration) {
            return FormChoices.integrations(item, integration);
        }

        @POST
        public FormValidation doCheckIntegration(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.checkIntegration(item, value);
        }

        @POST
        public FormValidation doCheckTag(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.check(item, value, Tag::new);
        }
    }
}
