package io.jenkins.plugins.bynder.sample;

import java.util.Locale;

/**
 * How the portal compares the {@code tags} parameter of a listing with an asset's tags. Bynder does not document this,
 * so a client must work with each.
 */
public enum TagMatch {
    EXACT {
        @Override
        boolean matches(String tag, String asked) {
            return tag.equals(asked);
        }
    },
    IGNORING_CASE {
        @Override
        boolean matches(String tag, String asked) {
            return tag.equalsIgnoreCase(asked);
        }
    },
    /** Substring, ignoring case. */
    SUBSTRING {
        @Override
        boolean matches(String tag, String asked) {
            return tag.toLowerCase(Locale.ROOT).contains(asked.toLowerCase(Locale.ROOT));
        }
    };

    abstract boolean matches(String tag, String asked);
}
