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
public record ApiKeys(String consumerKey, String consumerSecret, String tokenKey, String tokenSecret) implements Keys {

    /**
     * @throws IllegalArgumentException with a sentence that names the value that is missing or malformed, never the
     *     value
     */
    public ApiKeys {
        KeyText.require("keys.consumerKey", consumerKey);
        KeyText.require("keys.consumerSecret", consumerSecret);
        KeyText.require("keys.tokenKey", tokenKey);
        KeyText.require("keys.tokenSecret", tokenSecret);
    }

    @Override
    public String kind() {
        return PortalTexts.text("keys.kind.oauth1");
    }

    @Override
    public String toString() {
        return KeyText.hidden(this);
    }
}
