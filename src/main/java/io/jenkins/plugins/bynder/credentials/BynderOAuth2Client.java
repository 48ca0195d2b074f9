package io.jenkins.plugins.bynder.credentials;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.Secret;
import io.jenkins.plugins.bynder.engine.portal.ApiCredentials;
import io.jenkins.plugins.bynder.engine.portal.ClientCredentials;
import java.io.Serial;
import java.util.Objects;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** An OAuth 2 app with client credentials, created in Bynder under <em>Portal settings → OAuth apps</em>. */
public final class BynderOAuth2Client extends BaseStandardCredentials implements PortalCredentials {

    private static final long serialVersionUID = 1;

    private final Secret clientId;
    private final Secret clientSecret;
    private String oauthScope = ClientCredentials.DEFAULT_SCOPE;

    /** @throws hudson.model.Failure with a user-facing message if a value is missing or malformed */
    @DataBoundConstructor
    public BynderOAuth2Client(
            @CheckForNull CredentialsScope scope,
            @CheckForNull String id,
            @CheckForNull String description,
            @NonNull Secret clientId,
            @NonNull Secret clientSecret) {
        super(scope, id, description);
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        CredentialsRules.requireUsable(this);
    }

    @NonNull
    public Secret getClientId() {
        return clientId;
    }

    @NonNull
    public Secret getClientSecret() {
        return clientSecret;
    }

    /** Requested scopes, separated by blanks. The token request fails if the app lacks one of them. */
    @NonNull
    public String getOauthScope() {
        return oauthScope;
    }

    @DataBoundSetter
    public void setOauthScope(@CheckForNull String oauthScope) {
        String given = Util.fixEmptyAndTrim(oauthScope);
        this.oauthScope = given == null ? ClientCredentials.DEFAULT_SCOPE : given;
        CredentialsRules.requireUsable(this);
    }

    /** Sets fields that the XML of an older release lacks, because XStream calls no constructor. */
    @Serial
    private Object readResolve() {
        oauthScope = Objects.requireNonNullElse(oauthScope, ClientCredentials.DEFAULT_SCOPE);
        return this;
    }

    @Override
    public ApiCredentials apiCredentials() {
        return new ClientCredentials(
                CredentialsRules.plain(clientId), CredentialsRules.plain(clientSecret), oauthScope);
    }

    @Extension
    @Symbol("bynderOAuth2Client")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BynderOAuth2Client_displayName();
        }

        @Override
        public String getIconClassName() {
            return "symbol-key";
        }

        /** Initial value in the form. */
        public String getDefaultScope() {
            return ClientCredentials.DEFAULT_SCOPE;
        }
    }
}
