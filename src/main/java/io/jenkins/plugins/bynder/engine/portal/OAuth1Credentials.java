package io.jenkins.plugins.bynder.engine.portal;

/**
 * OAuth 1.0a credentials, created in the portal under <em>Portal settings → API tokens</em>. Older portals only; Bynder
 * gives new ones OAuth 2.
 *
 * @param consumerKey identifies the consumer
 * @param consumerSecret secret of the consumer
 * @param tokenKey identifies the token, which has the rights of its user
 * @param tokenSecret secret of the token
 */
public record OAuth1Credentials(String consumerKey, String consumerSecret, String tokenKey, String tokenSecret)
        implements ApiCredentials {

    /**
     * @throws IllegalArgumentException with a user-facing message that names the missing or malformed value but never
     * repeats it
     */
    public OAuth1Credentials {
        CredentialText.require("keys.consumerKey", consumerKey);
        CredentialText.require("keys.consumerSecret", consumerSecret);
        CredentialText.require("keys.tokenKey", tokenKey);
        CredentialText.require("keys.tokenSecret", tokenSecret);
    }

    @Override
    public String kind() {
        return PortalTexts.text("keys.kind.oauth1");
    }

    @Override
    public String toString() {
        return CredentialText.hidden(this);
    }
}
