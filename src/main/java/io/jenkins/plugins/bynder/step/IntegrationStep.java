package io.jenkins.plugins.bynder.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** A Pipeline step that uses an integration. */
@Restricted(NoExternalUse.class)
public abstract class IntegrationStep extends Step implements Serializable {

    private static final long serialVersionUID = 1;

    private String integration = "";

    IntegrationStep() {}

    /** Name of the integration; empty for the only one. */
    @NonNull
    public final String getIntegration() {
        return integration;
    }

    @DataBoundSetter
    public final void setIntegration(@CheckForNull String integration) {
        this.integration = StepFields.text(integration);
    }
}
