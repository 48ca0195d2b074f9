package io.jenkins.plugins.bynder.admin;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Result of the last check of a portal.
 *
 * @param sentence user-facing, in the language of the current request
 */
record PortalCheck(Verdict verdict, Instant time, Supplier<String> sentence) {

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
