package io.jenkins.plugins.bynder.credentials;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.NameWith;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.bynder.engine.portal.ApiCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The credential types that this plugin adds. */
@Restricted(NoExternalUse.class)
@NameWith(PortalCredentials.NameProvider.class)
public interface PortalCredentials extends StandardCredentials {

    /**
     * The unencrypted values, for signing requests on the controller. Never store them or send them elsewhere.
     *
     * @throws IllegalArgumentException with a user-facing message if a value is missing
     */
    ApiCredentials apiCredentials();

    /** Shows the description or else the id, never a part of the credentials. */
    final class NameProvider extends CredentialsNameProvider<PortalCredentials> {

        @NonNull
        @Override
        public String getName(@NonNull PortalCredentials credentials) {
            String description = Util.fixEmptyAndTrim(credentials.getDescription());
            return description == null ? credentials.getId() : description;
        }
    }
}
