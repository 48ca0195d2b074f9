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
 * Finds the credentials of an integration. Integrations of Jenkins use the credentials of Jenkins; integrations of a
 * folder use those of the folder and its parents. Only credentials whose domain includes the portal's host are used, so
 * they cannot be sent to another host, and no folder can use credentials of Jenkins or of another folder.
 */
@Restricted(NoExternalUse.class)
public final class CredentialsFinder {

    private static final CredentialsMatcher FITTING = CredentialsMatchers.anyOf(
            CredentialsMatchers.instanceOf(PortalCredentials.class),
            CredentialsMatchers.instanceOf(StringCredentials.class));

    private CredentialsFinder() {}

    /**
     * Returns the credentials with this id if they have a supported type and their domain includes the portal's host.
     *
     * @param folder the folder to search; empty for Jenkins itself
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
        // Jenkins offers its global credentials to every folder.
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
            return true; // Incomplete credentials cannot be used anyway.
        }
    }

    /**
     * Returns the values of the credentials.
     *
     * @throws IllegalArgumentException with a user-facing message if a value is missing
     */
    public static ApiCredentials of(StandardCredentials credentials) {
        if (credentials instanceof PortalCredentials portalCredentials) {
            return portalCredentials.apiCredentials();
        }
        return new PermanentToken(((StringCredentials) credentials).getSecret().getPlainText());
    }

    /** Records that the build has used the credentials. */
    public static void track(Run<?, ?> run, StandardCredentials credentials) {
        CredentialsProvider.track(run, credentials);
    }

    /** Shows in the credentials' usage that the job uses them, outside of its builds. */
    public static void track(Item job, StandardCredentials credentials) {
        CredentialsProvider.track(job, credentials);
    }

    /**
     * Choices of a credentials field, for users who may see them.
     *
     * @param folder the folder whose credentials are offered; empty for those of Jenkins itself
     */
    public static ListBoxModel choices(
            Optional<PortalAddress> portal, Optional<? extends Item> folder, String current) {
        StandardListBoxModel choices = new StandardListBoxModel();
        choices.includeEmptyValue();
        all(portal.map(CredentialsFinder::requirements).orElseGet(List::of), folder)
                .forEach(choices::with);
        return choices.includeCurrentValue(current);
    }

    /** Only the current choice, for users who may not see the others. */
    public static ListBoxModel currentChoice(String current) {
        return new StandardListBoxModel().includeCurrentValue(current);
    }

    private static List<DomainRequirement> requirements(PortalAddress portal) {
        return URIRequirementBuilder.fromUri(portal.toString()).build();
    }
}
