package io.jenkins.plugins.bynder.engine.portal;

/** The one rule for values of keys: they go into a header, and people paste them with blanks and line ends. */
final class CredentialText {

    private static final int LONGEST = 8192;

    private CredentialText() {}

    static void require(String nameKey, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(PortalTexts.text("keys.blank", PortalTexts.text(nameKey)));
        }
        if (!isSafe(value)) {
            throw new IllegalArgumentException(PortalTexts.text("keys.malformed", PortalTexts.text(nameKey)));
        }
    }

    /** Whether it can stand in a header as it is. */
    static boolean isSafe(String value) {
        return !value.isEmpty() && value.length() <= LONGEST && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    static String hidden(ApiCredentials keys) {
        return keys.getClass().getSimpleName() + "[hidden]";
    }
}
