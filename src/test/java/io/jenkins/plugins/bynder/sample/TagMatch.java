package io.jenkins.plugins.bynder.sample;

import java.util.Locale;

/**
 * How the portal compares the {@code tags} parameter of a listing with the tags of an asset. Bynder does not say, so a
 * client has to get along with each of these.
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
    /** The asked text anywhere in the tag, whatever its case. */
    SUBSTRING {
        @Override
        boolean matches(String tag, String asked) {
            return tag.toLowerCase(Locale.ROOT).contains(asked.toLowerCase(Locale.ROOT));
        }
    };

    abstract boolean matches(String tag, String asked);
}
