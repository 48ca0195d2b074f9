package io.jenkins.plugins.bynder.engine.portal;

/**
 * The four keys of OAuth 1.0a, made in the portal under <em>Portal settings → API tokens</em>. Older portals only;
 * Bynder gives new ones OAuth 2.
 *
 * @param consumerKey names the consumer
 * @param consumerSecret secret of the consumer
 * @param tokenKey names the token, which has the rights of the user it was made for
 * @param tokenSecret secret of the token
 */
public record OAuth1Credentials(String consumerKey, String consumerSecret, String tokenKey, String tokenSecret)
        implements ApiCredentials {

    /**
     * @throws IllegalArgumentException with a sentence that names the value that is missing or malformed, never the
     *     value
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
