package io.jenkins.plugins.bynder.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The credentials that an integration may use: of a supported type, of Jenkins itself, and for the portal's host. */
@WithJenkins
@Tag("jenkins")
class CredentialsFinderJenkinsTest {

    private static final PortalAddress BRAND = PortalAddress.of("https://brand.bynder.com");
    private static final PortalAddress OTHER = PortalAddress.of("https://other.bynder.com");

    private static JenkinsRule r;

    @BeforeAll
    static void fill(JenkinsRule rule) throws Exception {
        r = rule;
        JenkinsCredentialsStore.add(token("anywhere"));
        JenkinsCredentialsStore.add(
                new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "password", "", "user", "a-password"));
        JenkinsCredentialsStore.add(
                new Domain("brand", "", List.of(new HostnameSpecification("brand.bynder.com", ""))),
                new BynderOAuth2Client(
                        CredentialsScope.SYSTEM,
                        "brand-only",
                        "Of the brand",
                        Secret.fromString("id"),
                        Secret.fromString("secret")));
    }

    @AfterAll
    static void stop() throws Exception {
        r.after();
    }

    private static StringCredentialsImpl token(String id) {
        return new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString("token-of-" + id));
    }

    @Test
    void findsOnlySupportedTypes() {
        assertThat(CredentialsFinder.find("anywhere", BRAND, Optional.empty())).isPresent();
        assertThat(CredentialsFinder.find("password", BRAND, Optional.empty())).isEmpty();
        assertThat(CredentialsFinder.find("none", BRAND, Optional.empty())).isEmpty();
    }

    @Test
    void aDomainLimitsCredentialsToItsHosts() {
        assertThat(CredentialsFinder.find("brand-only", BRAND, Optional.empty()))
                .isPresent();
        assertThat(CredentialsFinder.find("brand-only", OTHER, Optional.empty()))
                .isEmpty();
    }

    @Test
    void aSecretTextIsAPermanentToken() {
        assertThat(CredentialsFinder.of(token("anywhere"))).isEqualTo(new PermanentToken("token-of-anywhere"));
    }

    @Test
    void choicesDependOnThePortal() {
        assertThat(values(CredentialsFinder.choices(Optional.of(BRAND), Optional.empty(), "")))
                .containsExactlyInAnyOrder("", "anywhere", "brand-only");
        assertThat(values(CredentialsFinder.choices(Optional.of(OTHER), Optional.empty(), "")))
                .containsExactlyInAnyOrder("", "anywhere");
    }

    @Test
    void keepsACurrentChoiceThatIsNoLongerSuitable() {
        assertThat(values(CredentialsFinder.choices(Optional.of(OTHER), Optional.empty(), "deleted")))
                .containsExactlyInAnyOrder("", "anywhere", "deleted");
        assertThat(values(CredentialsFinder.currentChoice("brand-only"))).containsExactly("brand-only");
    }

    private static List<String> values(ListBoxModel choices) {
        return choices.stream().map(option -> option.value).toList();
    }
}
