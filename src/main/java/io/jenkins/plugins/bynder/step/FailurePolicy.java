package io.jenkins.plugins.bynder.step;

import java.util.Locale;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Result of a build if some assets failed and all others are done. */
@Restricted(NoExternalUse.class)
public enum FailurePolicy {
    FAIL,
    UNSTABLE,
    IGNORE;

    /** Policy if files are missing that may become available later: such a build does not fail. */
    FailurePolicy forIncomplete() {
        return this == FAIL ? UNSTABLE : this;
    }

    /** The word in Pipelines. */
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
