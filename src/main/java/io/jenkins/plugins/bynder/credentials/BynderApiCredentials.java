package io.jenkins.plugins.bynder.credentials;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.util.Secret;
import io.jenkins.plugins.bynder.engine.portal.ApiCredentials;
import io.jenkins.plugins.bynder.engine.portal.OAuth1Credentials;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * OAuth 1.0a credentials: a consumer key and a token key with their secrets, created in Bynder under <em>Portal
 * settings → API tokens</em>.
 */
public final class BynderApiCredentials extends BaseStandardCredentials implements PortalCredentials {

    private static final long serialVersionUID = 1;

    private final Secret consumerKey;
    private final Secret consumerSecret;
    private final Secret tokenKey;
    private final Secret tokenSecret;

    /** @throws hudson.model.Failure with a user-facing message if a value is missing or malformed */
    @DataBoundConstructor
    public BynderApiCredentials(
            @CheckForNull CredentialsScope scope,
            @CheckForNull String id,
            @CheckForNull String description,
            @NonNull Secret consumerKey,
            @NonNull Secret consumerSecret,
            @NonNull Secret tokenKey,
            @NonNull Secret tokenSecret) {
        super(scope, id, description);
        this.consumerKey = consumerKey;
        this.consumerSecret = consumerSecret;
        this.tokenKey = tokenKey;
        this.tokenSecret = tokenSecret;
        CredentialsRules.requireUsable(this);
    }

    @NonNull
    public Secret getConsumerKey() {
        return consumerKey;
    }

    @NonNull
    public Secret getConsumerSecret() {
        return consumerSecret;
    }

    @NonNull
    public Secret getTokenKey() {
        return tokenKey;
    }

    @NonNull
    public Secret getTokenSecret() {
        return tokenSecret;
    }

    @Override
    public ApiCredentials apiCredentials() {
        return new OAuth1Credentials(
                CredentialsRules.plain(consumerKey),
                CredentialsRules.plain(consumerSecret),
                CredentialsRules.plain(tokenKey),
                CredentialsRules.plain(tokenSecret));
    }

    @Extension
    @Symbol("bynderApiCredentials")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BynderApiCredentials_displayName();
        }

        @Override
        public String getIconClassName() {
            return "symbol-key";
        }
    }
}
