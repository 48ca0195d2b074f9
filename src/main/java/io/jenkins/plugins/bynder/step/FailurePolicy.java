package io.jenkins.plugins.bynder.step;

import java.util.Locale;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What a build becomes because of something that a sync has found. */
@Restricted(NoExternalUse.class)
public enum FailurePolicy {
    FAIL,
    UNSTABLE,
    IGNORE;

    /** Policy if files are missing that may become available later: such a build does not fail. */
    FailurePolicy forIncomplete() {
        return this == FAIL ? UNSTABLE : this;
    }

    /** The choice in a form. */
    String label() {
        return switch (this) {
            case FAIL -> Messages.BynderSyncStep_onFailure_fail();
            case UNSTABLE -> Messages.BynderSyncStep_onFailure_unstable();
            case IGNORE -> Messages.BynderSyncStep_onFailure_ignore();
        };
    }

    /** The word in Pipelines. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@code fail}, {@code unstable} or {@code ignore}.
     *
     * @param parameter that has this value
     * @throws IllegalArgumentException with a user-facing message
     */
    static FailurePolicy of(String text, String parameter) {
        for (FailurePolicy policy : values()) {
            if (policy.key().equals(text)) {
                return policy;
            }
        }
        throw new IllegalArgumentException(Messages.FailurePolicy_malformed(text, parameter));
    }
}
