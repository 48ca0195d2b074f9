package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import java.util.regex.Pattern;

/**
 * An OAuth 2 app of the grant type <em>client credentials</em>, created in the portal under <em>Portal settings → OAuth
 * apps</em>. It acts with the rights of its assigned user.
 *
 * @param id client id
 * @param secret shown once, when the app is created
 * @param scope requested scopes, separated by single spaces; the portal issues no token if the app lacks one of them
 */
public record ClientCredentials(String id, String secret, String scope) implements ApiCredentials {

    /** All scopes that the plugin can use; {@code asset:read} is enough to sync without backlinks. */
    public static final String DEFAULT_SCOPE =
            "asset:read asset:write meta.assetbank:read meta.assetbank:write current.user:read current.profile:read";

    private static final Pattern SCOPE = Pattern.compile("[A-Za-z0-9._:-]{1,100}( [A-Za-z0-9._:-]{1,100}){0,99}");

    /**
     * @throws IllegalArgumentException with a user-facing message that names the missing or malformed value but never
     * repeats it
     */
    public ClientCredentials {
        CredentialText.require("keys.clientId", id);
        CredentialText.require("keys.clientSecret", secret);
        if (scope == null || !SCOPE.matcher(scope).matches()) {
            throw new InvalidValueException(PortalTexts.message("keys.scope", DEFAULT_SCOPE));
        }
    }

    /** Uses {@link #DEFAULT_SCOPE}. */
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
