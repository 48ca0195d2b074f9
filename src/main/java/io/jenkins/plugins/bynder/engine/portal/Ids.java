package io.jenkins.plugins.bynder.engine.portal;

/**
 * The rule for identifiers from a portal or from an agent.
 *
 * <p>Bynder's ids are 8-4-4-16 hexadecimal groups in one API and RFC 4122 UUIDs in others, so they are opaque here.
 * The alphabet is narrow, because they become part of URLs and file names.
 */
public final class Ids {

    private static final int MAX_LENGTH = 64;

    private Ids() {}

    /** Whether {@code id} has 1 to 64 letters, digits, hyphens and underscores and starts with a letter or digit. */
    public static boolean isSafe(String id) {
        if (id == null || id.isEmpty() || id.length() > MAX_LENGTH || !isLetterOrDigit(id.charAt(0))) {
            return false;
        }
        for (int n = 1; n < id.length(); n++) {
            char c = id.charAt(n);
            if (!isLetterOrDigit(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /**
     * Returns {@code id}.
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
