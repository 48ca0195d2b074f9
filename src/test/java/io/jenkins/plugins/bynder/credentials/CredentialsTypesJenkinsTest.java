package io.jenkins.plugins.bynder.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudbees.plugins.credentials.CredentialsDescriptor;
import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Failure;
import hudson.util.Secret;
import io.jenkins.plugins.bynder.engine.portal.ClientCredentials;
import io.jenkins.plugins.bynder.engine.portal.OAuth1Credentials;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The two credential types: no secret is visible anywhere, and none is lost. */
@WithJenkins
@Tag("jenkins")
class CredentialsTypesJenkinsTest {

    private static final List<String> KEYS = List.of("plain-ck", "plain-cs", "plain-tk", "plain-ts");

    private static final List<PortalCredentials> BOTH = List.of(apiKeys("four", "Four keys"), client("app", "An app"));

    private static JenkinsRule r;

    @BeforeAll
    static void start(JenkinsRule rule) {
        r = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        r.after();
    }

    private static BynderApiCredentials apiKeys(String id, String description) {
        return new BynderApiCredentials(
                CredentialsScope.GLOBAL,
                id,
                description,
                Secret.fromString(KEYS.get(0)),
                Secret.fromString(KEYS.get(1)),
                Secret.fromString(KEYS.get(2)),
                Secret.fromString(KEYS.get(3)));
    }

    private static BynderOAuth2Client client(String id, String description) {
        BynderOAuth2Client client = new BynderOAuth2Client(
                CredentialsScope.SYSTEM,
                id,
                description,
                Secret.fromString(KEYS.get(0)),
                Secret.fromString(KEYS.get(1)));
        client.setOauthScope("asset:read current.user:read");
        return client;
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void theFormKeepsAllFieldsAndShowsNoSecret(PortalCredentials before) throws Exception {
        JenkinsCredentialsStore.add(before);

        HtmlForm form;
        try (WebClient browser = r.createWebClient()) {
            HtmlPage page =
                    browser.goTo("manage/credentials/store/system/domain/_/credential/" + before.getId() + "/update");
            assertThat(KEYS).noneMatch(page.getWebResponse().getContentAsString()::contains);
            form = page.getFormByName("update");
            r.submit(form);
        }

        PortalCredentials after = JenkinsCredentialsStore.get(PortalCredentials.class, before.getId());
        assertThat(after).isNotSameAs(before);
        r.assertEqualDataBoundBeans(before, after);
        assertThat(after.apiCredentials()).isEqualTo(before.apiCredentials());
        assertThat(after.getScope()).isEqualTo(before.getScope());
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void theFileContainsNoPlainSecret(PortalCredentials credentials) throws Exception {
        JenkinsCredentialsStore.add(credentials);

        String xml = Files.readString(r.jenkins.getRootDir().toPath().resolve("credentials.xml"));

        assertThat(xml).contains("<id>" + credentials.getId() + "</id>");
        assertThat(KEYS).noneMatch(xml::contains);
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void namesAndTextsContainNoSecret(PortalCredentials credentials) {
        assertThat(CredentialsNameProvider.name(credentials)).isEqualTo(credentials.getDescription());
        assertThat(KEYS)
                .noneMatch(credentials.toString()::contains)
                .noneMatch(credentials.apiCredentials().toString()::contains);
    }

    @Test
    void theIdIsTheNameWithoutADescription() {
        assertThat(CredentialsNameProvider.name(apiKeys("four", " "))).isEqualTo("four");
        assertThat(CredentialsNameProvider.name(client("app", null))).isEqualTo("app");
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void eachTypeHasANameAnIconAndHelpForEachField(PortalCredentials credentials) throws Exception {
        CredentialsDescriptor type = credentials.getDescriptor();
        List<String> fields = Stream.of(credentials.getClass().getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Field::getName)
                .toList();

        assertThat(type.getDisplayName()).startsWith("Bynder ");
        assertThat(type.getIconClassName()).startsWith("symbol-");
        assertThat(fields).isNotEmpty();
        try (WebClient browser = r.createWebClient()) {
            for (String field : fields) {
                assertThat(browser.goTo(type.getDescriptorUrl() + "/help/" + field)
                                .asNormalizedText())
                        .as(field)
                        .hasSizeGreaterThan(40);
            }
        }
    }

    @Test
    void theEngineReceivesPlainValues() {
        assertThat(apiKeys("four", "").apiCredentials())
                .isEqualTo(new OAuth1Credentials(KEYS.get(0), KEYS.get(1), KEYS.get(2), KEYS.get(3)));
        assertThat(client("app", "").apiCredentials())
                .isEqualTo(new ClientCredentials(KEYS.get(0), KEYS.get(1), "asset:read current.user:read"));
    }

    @Test
    void anEmptyScopeMeansTheDefault() {
        BynderOAuth2Client client = client("app", "");
        client.setOauthScope(" ");
        assertThat(client.getOauthScope()).isEqualTo(ClientCredentials.DEFAULT_SCOPE);
    }

    @Test
    void namesAMissingValueAndShowsNoOther() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> new BynderApiCredentials(
                        CredentialsScope.GLOBAL,
                        "broken",
                        "",
                        Secret.fromString(KEYS.get(0)),
                        Secret.fromString(" "),
                        Secret.fromString(KEYS.get(2)),
                        Secret.fromString(KEYS.get(3))))
                .withMessageContaining("consumer secret")
                .satisfies(refusal -> assertThat(KEYS).noneMatch(refusal.getMessage()::contains));
    }
}
