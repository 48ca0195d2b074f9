package io.jenkins.plugins.bynder.step;

import java.util.Locale;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What a build becomes when some assets failed and all others are done. */
@Restricted(NoExternalUse.class)
public enum FailurePolicy {
    FAIL,
    UNSTABLE,
    IGNORE;

    /** What applies when files are missing that may come later: a build that got all there was does not fail. */
    FailurePolicy forIncomplete() {
        return this == FAIL ? UNSTABLE : this;
    }

    /** The word for it in a Pipeline. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@code fail}, {@code unstable} or {@code ignore}.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    static FailurePolicy of(String text) {
        for (FailurePolicy policy : values()) {
            if (policy.key().equals(text)) {
                return policy;
            }
        }
        throw new IllegalArgumentException(Messages.BynderSyncStep_onFailureMalformed(text));
    }
}
