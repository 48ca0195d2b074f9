package io.jenkins.plugins.bynder.admin;

import java.time.Instant;
import java.util.Objects;

/**
 * Result of the last check of a portal.
 *
 * @param sentence user-facing
 */
record PortalCheck(Verdict verdict, Instant time, String sentence) {

    enum Verdict {
        GOOD,
        /** Possibly temporary. */
        UNREACHABLE,
        /** An administrator must fix credentials or permissions. */
        WRONG
    }

    PortalCheck {
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(time);
        Objects.requireNonNull(sentence);
    }
}
