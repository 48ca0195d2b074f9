package io.jenkins.plugins.bynder.engine.portal;

/**
 * A token that never expires, created in the portal under <em>Portal settings → Permanent tokens</em>.
 *
 * @param token sent unchanged with every request
 */
public record PermanentToken(String token) implements ApiCredentials {

    /**
     * @throws IllegalArgumentException with a user-facing message if the token is missing or malformed; the message
     * never repeats it
     */
    public PermanentToken {
        CredentialText.require("keys.token", token);
    }

    @Override
    public String kind() {
        return PortalTexts.text("keys.kind.permanent");
    }

    @Override
    public String toString() {
        return CredentialText.hidden(this);
    }
}
