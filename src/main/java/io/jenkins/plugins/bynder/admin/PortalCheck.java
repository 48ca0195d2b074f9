package io.jenkins.plugins.bynder.admin;

import java.time.Instant;
import java.util.Objects;

/**
 * What a portal said when it was last asked.
 *
 * @param sentence for users
 */
record PortalCheck(Verdict verdict, Instant time, String sentence) {

    enum Verdict {
        GOOD,
        /** May be another the next time. */
        UNREACHABLE,
        /** Somebody must do something: keys, credentials or permissions. */
        WRONG
    }

    PortalCheck {
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(time);
        Objects.requireNonNull(sentence);
    }
}
