package io.jenkins.plugins.bynder.step;

import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The common part of the forms of steps. */
@Restricted(NoExternalUse.class)
public abstract class IntegrationStepDescriptor extends StepDescriptor {

    IntegrationStepDescriptor() {}

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class);
    }

    /** Shown beside the name of an executed step: tag and folder distinguish steps. */
    @Override
    public final String argumentsToString(Map<String, Object> namedArgs) {
        String shown = Stream.of("tag", "importFolder", "shard")
                .map(namedArgs::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return Util.fixEmpty(shown);
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
