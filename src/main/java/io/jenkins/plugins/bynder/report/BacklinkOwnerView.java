package io.jenkins.plugins.bynder.report;

import edu.umd.cs.findbugs.annotations.NonNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Where the links of a tag lead.
 *
 * @param integration its name
 * @param here whether they lead to the job of the page
 * @param owner full name of the other job; empty if the user may not know it
 * @param changeable whether the user may let them lead here
 */
@Restricted(NoExternalUse.class)
public record BacklinkOwnerView(String integration, String tag, boolean here, String owner, boolean changeable) {

    /** A sentence for users. */
    @NonNull
    public String getText() {
        if (here) {
            return Messages.BacklinkOwnerView_here(tag);
        }
        return owner.isEmpty() ? Messages.BacklinkOwnerView_hidden(tag) : Messages.BacklinkOwnerView_other(tag, owner);
    }

    public String getTag() {
        return tag;
    }

    public String getIntegration() {
        return integration;
    }

    public boolean isChangeable() {
        return changeable;
    }
}
