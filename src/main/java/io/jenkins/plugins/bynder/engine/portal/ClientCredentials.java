package io.jenkins.plugins.bynder.engine.portal;

import java.util.regex.Pattern;

/**
 * An OAuth 2 app of the grant type <em>client credentials</em>, made in the portal under <em>Portal settings → OAuth
 * apps</em>. It acts with the rights of the user assigned to it.
 *
 * @param id names the client
 * @param secret shown once, when the app is made
 * @param scope what to ask for, separated by single spaces; an app that lacks one of these gets no token at all
 */
public record ClientCredentials(String id, String secret, String scope) implements ApiCredentials {

    /** Everything the plugin can make use of; {@code asset:read} alone is enough to sync without backlinks. */
    public static final String DEFAULT_SCOPE =
            "asset:read asset:write meta.assetbank:read meta.assetbank:write current.user:read current.profile:read";

    private static final Pattern SCOPE = Pattern.compile("[A-Za-z0-9._:-]{1,100}( [A-Za-z0-9._:-]{1,100}){0,99}");

    /**
     * @throws IllegalArgumentException with a sentence that names the value that is missing or malformed, never the
     *     value
     */
    public ClientCredentials {
        CredentialText.require("keys.clientId", id);
        CredentialText.require("keys.clientSecret", secret);
        if (scope == null || !SCOPE.matcher(scope).matches()) {
            throw new IllegalArgumentException(PortalTexts.text("keys.scope", DEFAULT_SCOPE));
        }
    }

    /** Asks for {@link #DEFAULT_SCOPE}. */
    public ClientCredentials(String id, String secret) {
        this(id, secret, DEFAULT_SCOPE);
    }

    @Override
    public String kind() {
        return PortalTexts.text("keys.kind.oauth2");
    }

    @Override
    public String toString() {
        return CredentialText.hidden(this);
    }
}
