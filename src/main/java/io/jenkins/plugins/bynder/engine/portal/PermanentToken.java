package io.jenkins.plugins.bynder.engine.portal;

/**
 * A token that never expires, made in the portal under <em>Portal settings → Permanent tokens</em>.
 *
 * @param token sent with every request as it is
 */
public record PermanentToken(String token) implements ApiCredentials {

    /** @throws IllegalArgumentException with a sentence if the token is missing or malformed, never with its value */
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
