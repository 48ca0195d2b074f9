package io.jenkins.plugins.bynder.portal;

import java.util.regex.Pattern;

/**
 * The one rule for identifiers that come from a portal or back from an agent.
 *
 * <p>Bynder's ids are 8-4-4-16 hexadecimal groups in one API and RFC 4122 in others, so they are opaque here; but they
 * end up in URLs and file names, hence the narrow alphabet.
 */
public final class Ids {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private Ids() {}

    /** Whether {@code id} has 1 to 64 letters, digits, hyphens and underscores and starts with a letter or digit. */
    public static boolean isSafe(String id) {
        return id != null && SAFE.matcher(id).matches();
    }

    /**
     * The id itself.
     *
     * @throws IllegalArgumentException if it is not {@linkplain #isSafe safe}; the message does not repeat the id
     */
    public static String requireSafe(String id) {
        if (!isSafe(id)) {
            throw new IllegalArgumentException("An id is not of 1 to 64 letters, digits, hyphens and underscores");
        }
        return id;
    }
}
