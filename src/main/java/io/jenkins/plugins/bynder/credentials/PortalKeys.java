package io.jenkins.plugins.bynder.credentials;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bynder.engine.portal.ApiCredentials;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Finds the credentials of an integration. Only those of Jenkins itself count, not those of folders or people, and only
 * those whose domain admits the portal's host: so a key cannot be sent to a host that it was not made for.
 */
@Restricted(NoExternalUse.class)
public final class PortalKeys {

    private static final CredentialsMatcher FITTING = CredentialsMatchers.anyOf(
            CredentialsMatchers.instanceOf(PortalCredentials.class),
            CredentialsMatchers.instanceOf(StringCredentials.class));

    private PortalKeys() {}

    /** The credentials with this id, if they exist, are of a fitting type and admit the portal's host. */
    public static Optional<StandardCredentials> find(String credentialsId, PortalAddress portal) {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, requirements(portal))
                .stream()
                .filter(FITTING::matches)
                .filter(credentials -> credentials.getId().equals(credentialsId))
                .findFirst();
    }

    /**
     * What the credentials hold.
     *
     * @throws IllegalArgumentException with a user-facing message if a value is missing
     */
    public static ApiCredentials of(StandardCredentials credentials) {
        if (credentials instanceof PortalCredentials portalCredentials) {
            return portalCredentials.keys();
        }
        return new PermanentToken(((StringCredentials) credentials).getSecret().getPlainText());
    }

    /** Shows in the credentials' usage that the build has used them. */
    public static void track(Run<?, ?> run, StandardCredentials credentials) {
        CredentialsProvider.track(run, credentials);
    }

    /** The choices of a credentials field, for somebody who may see them. */
    public static ListBoxModel choices(Optional<PortalAddress> portal, String current) {
        return new StandardListBoxModel()
                .includeEmptyValue()
                .includeMatchingAs(
                        ACL.SYSTEM2,
                        Jenkins.get(),
                        StandardCredentials.class,
                        portal.map(PortalKeys::requirements).orElseGet(List::of),
                        FITTING)
                .includeCurrentValue(current);
    }

    /** The current choice alone, for somebody who may not see the others. */
    public static ListBoxModel currentChoice(String current) {
        return new StandardListBoxModel().includeCurrentValue(current);
    }

    private static List<DomainRequirement> requirements(PortalAddress portal) {
        return URIRequirementBuilder.fromUri(portal.toString()).build();
    }
}
