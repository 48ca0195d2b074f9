package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.InvalidValueException;

/** Rule for credential values: they are sent in a header, and users paste them with blanks and line breaks. */
final class CredentialText {

    private static final int MAX_LENGTH = 8192;

    private CredentialText() {}

    static void require(String nameKey, String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidValueException(PortalTexts.message("keys.blank", PortalTexts.text(nameKey)));
        }
        if (!isSafe(value)) {
            throw new InvalidValueException(PortalTexts.message("keys.malformed", PortalTexts.text(nameKey)));
        }
    }

    /** Whether it can be put in a header unchanged. */
    static boolean isSafe(String value) {
        return !value.isEmpty() && value.length() <= MAX_LENGTH && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    static String hidden(ApiCredentials credentials) {
        return credentials.getClass().getSimpleName() + "[hidden]";
    }
}
