package io.jenkins.plugins.bynder.step;

/** Which changes a sync gives to the build. */
enum ChangesSince {
    /** Those that no successful build has been given, so that a failed or aborted build loses none. */
    LAST_SUCCESSFUL_BUILD("lastSuccessfulBuild"),
    /** Those of this sync. */
    THIS_RUN("thisRun");

    private final String key;

    ChangesSince(String key) {
        this.key = key;
    }

    /** The word for it in a Pipeline. */
    String key() {
        return key;
    }

    /**
     * Reads {@code lastSuccessfulBuild} or {@code thisRun}.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    static ChangesSince of(String text) {
        for (ChangesSince since : values()) {
            if (since.key.equals(text)) {
                return since;
            }
        }
        throw new IllegalArgumentException(Messages.BynderSyncStep_changesSinceMalformed(text));
    }
}
