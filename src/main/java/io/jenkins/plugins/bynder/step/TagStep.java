package io.jenkins.plugins.bynder.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** A Pipeline step for the assets that have a tag. */
@Restricted(NoExternalUse.class)
public abstract class TagStep extends IntegrationStep {

    private static final long serialVersionUID = 1;

    private String tag = "";

    TagStep() {}

    /** The tag; empty for the integration's tag. */
    @NonNull
    public final String getTag() {
        return tag;
    }

    @DataBoundSetter
    public final void setTag(@CheckForNull String tag) {
        this.tag = StepFields.tag(tag);
    }
}
