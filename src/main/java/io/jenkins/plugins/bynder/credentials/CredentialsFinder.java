package io.jenkins.plugins.bynder.credentials;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.model.Item;
import hudson.model.ItemGroup;
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
 * Finds the credentials of an integration. Those of Jenkins itself count for integrations of Jenkins, those of a folder and
 * the folders around it for integrations of the folder; and only those whose domain admits the portal's host: so a key
 * cannot be sent to a host that it was not made for, and no folder can use a key of Jenkins or of another folder.
 */
@Restricted(NoExternalUse.class)
public final class CredentialsFinder {

    private static final CredentialsMatcher FITTING = CredentialsMatchers.anyOf(
            CredentialsMatchers.instanceOf(PortalCredentials.class),
            CredentialsMatchers.instanceOf(StringCredentials.class));

    private CredentialsFinder() {}

    /**
     * The credentials with this id, if they exist, are of a fitting type and admit the portal's host.
     *
     * @param folder that looks for them; empty for Jenkins itself
     */
    public static Optional<StandardCredentials> find(
            String credentialsId, PortalAddress portal, Optional<? extends Item> folder) {
        return all(requirements(portal), folder).stream()
                .filter(credentials -> credentials.getId().equals(credentialsId))
                .findFirst();
    }

    private static List<StandardCredentials> all(
            List<DomainRequirement> requirements, Optional<? extends Item> folder) {
        List<StandardCredentials> ofJenkins = fitting(Jenkins.get(), requirements);
        if (folder.isEmpty()) {
            return ofJenkins;
        }
        // Jenkins offers its credentials of global scope to every folder
        return folder.get() instanceof ItemGroup<?> group
                ? fitting(group, requirements).stream()
                        .filter(credentials -> ofJenkins.stream().noneMatch(other -> isSame(credentials, other)))
                        .toList()
                : List.of();
    }

    private static List<StandardCredentials> fitting(ItemGroup<?> group, List<DomainRequirement> requirements) {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCredentials.class, group, ACL.SYSTEM2, requirements)
                .stream()
                .filter(FITTING::matches)
                .toList();
    }

    private static boolean isSame(StandardCredentials one, StandardCredentials other) {
        return one == other || one.getId().equals(other.getId()) && isEqual(one, other);
    }

    private static boolean isEqual(StandardCredentials one, StandardCredentials other) {
        try {
            return of(one).equals(of(other));
        } catch (IllegalArgumentException e) {
            return true; // incomplete ones are of no use to anyone
        }
    }

    /**
     * What the credentials hold.
     *
     * @throws IllegalArgumentException with a user-facing message if a value is missing
     */
    public static ApiCredentials of(StandardCredentials credentials) {
        if (credentials instanceof PortalCredentials portalCredentials) {
            return portalCredentials.apiCredentials();
        }
        return new PermanentToken(((StringCredentials) credentials).getSecret().getPlainText());
    }

    /** Shows in the credentials' usage that the build has used them. */
    public static void track(Run<?, ?> run, StandardCredentials credentials) {
        CredentialsProvider.track(run, credentials);
    }

    /**
     * The choices of a credentials field, for users who may see them.
     *
     * @param folder whose credentials to offer; empty for those of Jenkins itself
     */
    public static ListBoxModel choices(
            Optional<PortalAddress> portal, Optional<? extends Item> folder, String current) {
        StandardListBoxModel choices = new StandardListBoxModel();
        choices.includeEmptyValue();
        all(portal.map(CredentialsFinder::requirements).orElseGet(List::of), folder)
                .forEach(choices::with);
        return choices.includeCurrentValue(current);
    }

    /** The current choice alone, for somebody who may not see the others. */
    public static ListBoxModel currentChoice(String current) {
        return new StandardListBoxModel().includeCurrentValue(current);
    }

    private static List<DomainRequirement> requirements(PortalAddress portal) {
        return URIRequirementBuilder.fromUri(portal.toString()).build();
    }
}
