package io.jenkins.plugins.bynder.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Validates fields that the steps, the trigger and the freestyle builder have in common. */
@Restricted(NoExternalUse.class)
public final class StepFields {

    private StepFields() {}

    /** The trimmed text; empty for null. */
    public static String text(@CheckForNull String given) {
        return Util.fixNull(given).strip();
    }

    /**
     * The trimmed tag, or an empty text.
     *
     * @throws IllegalArgumentException with a user-facing message if it is not a valid tag
     */
    public static String tag(@CheckForNull String given) {
        String text = text(given);
        return text.isEmpty() ? text : new Tag(text).value();
    }
}
