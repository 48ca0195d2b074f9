package io.jenkins.plugins.bynder.credentials;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.NameWith;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.bynder.engine.portal.ApiCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Credentials of a type of our own that open a portal. */
@Restricted(NoExternalUse.class)
@NameWith(PortalCredentials.NameProvider.class)
public interface PortalCredentials extends StandardCredentials {

    /**
     * The keys in the clear, for signing requests on the controller; never to be stored or sent anywhere else.
     *
     * @throws IllegalArgumentException with a user-facing message if a value is missing
     */
    ApiCredentials apiCredentials();

    /** Shows the description, or the id where there is none: never anything of a key. */
    final class NameProvider extends CredentialsNameProvider<PortalCredentials> {

        @NonNull
        @Override
        public String getName(@NonNull PortalCredentials credentials) {
            String description = Util.fixEmptyAndTrim(credentials.getDescription());
            return description == null ? credentials.getId() : description;
        }
    }
}
