package io.jenkins.plugins.bynder.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Values of fields that steps, the trigger and the builder have in common. */
@Restricted(NoExternalUse.class)
public final class StepFields {

    private StepFields() {}

    /** Without surrounding blanks. */
    public static String text(@CheckForNull String given) {
        return Util.fixNull(given).strip();
    }

    /**
     * A tag, or nothing.
     *
     * @throws IllegalArgumentException with a user-facing message if it cannot be a tag
     */
    public static String tag(@CheckForNull String given) {
        String text = text(given);
        return text.isEmpty() ? text : new Tag(text).value();
    }
}
