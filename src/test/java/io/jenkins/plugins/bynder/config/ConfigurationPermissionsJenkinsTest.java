package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Who may see and change integrations. Each test is named after a kind of vulnerability that advisories keep reporting.
 */
@WithJenkins
@Tag("jenkins")
class ConfigurationPermissionsJenkinsTest {

    private static final String DESCRIPTOR = "descriptorByName/" + Integration.class.getName() + "/";

    private static JenkinsRule r;
    private static JenkinsSettingsPage settings;
    private static SamplePortal portal;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        r = rule;
        settings = JenkinsSettingsPage.of(r);
        JenkinsUsers.create(r);
        portal = SamplePortal.start();
    }

    @AfterAll
    static void stop() throws Exception {
        portal.close();
        JenkinsUsers.reset();
        r.after();
    }

    @BeforeEach
    void oneIntegration() throws Exception {
        BynderConfiguration.get().setIntegrations(List.of());
        JenkinsSampleIntegration.add("Brand", portal);
        JenkinsSampleIntegration.keys("other-keys", portal.access().owner());
        portal.traffic().reset();
    }

    static List<String> notAdministrators() {
        return List.of(
                JenkinsUsers.MANAGER,
                JenkinsUsers.SYSREAD,
                JenkinsUsers.READER,
                JenkinsUsers.CONFIGURER,
                JenkinsUsers.WITHOUT_RIGHTS);
    }

    private static Map<String, String> brand() {
        return new HashMap<>(
                Map.of("name", "Brand", "portalUrl", portal.url(), "credentialsId", "Brand-keys", "tag", "Gelato"));
    }

    private static Map<String, String> brand(String field, String value) {
        Map<String, String> changed = brand();
        changed.put(field, value);
        return changed;
    }

    private static Integration configured() {
        assertThat(BynderConfiguration.get().getIntegrations()).hasSize(1);
        return BynderConfiguration.get().getIntegrations().get(0);
    }

    private static String testConnection(String url, String credentialsId) {
        return DESCRIPTOR + "testConnection?tag=Gelato&portalUrl=" + URLEncoder.encode(url, StandardCharsets.UTF_8)
                + "&credentialsId=" + credentialsId;
    }

    private static int status(Page page) {
        return page.getWebResponse().getStatusCode();
    }

    private static String body(Page page) {
        return page.getWebResponse().getContentAsString();
    }

    /** CVE-2026-48923 and many others: any logged-in user could make the controller call any URL. */
    @ParameterizedTest
    @MethodSource("notAdministrators")
    void ssrf_onlyAnAdministratorMakesTheControllerCallAUrl(String person) throws Exception {
        Page answer = JenkinsUsers.post(r, person, testConnection(portal.url(), "Brand-keys"));

        assertThat(status(answer)).isEqualTo(403);
        assertThat(portal.traffic().apiRequests()).isZero();
    }

    @Test
    void anAdministratorMayTestTheConnection() throws Exception {
        Page answer = JenkinsUsers.post(r, JenkinsUsers.ADMIN, testConnection(portal.url(), "Brand-keys"));

        assertThat(body(answer)).contains("Connected to 127.0.0.1 as ann@example.com.");
        assertThat(portal.traffic().apiRequests()).isPositive();
    }

    /**
     * The other half of CVE-2026-48923: a link that an administrator follows must not act in the administrator's name.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "testConnection",
                "checkName",
                "checkPortalUrl",
                "checkTag",
                "checkImportFolder",
                "checkCredentialsId",
                "fillCredentialsIdItems"
            })
    void csrf_rejectsRequestsOtherThanPost(String method) throws Exception {
        Page answer = JenkinsUsers.get(
                r,
                JenkinsUsers.ADMIN,
                DESCRIPTOR + method + "?value=x&portalUrl=" + portal.url() + "&credentialsId=Brand-keys");

        assertThat(status(answer)).isEqualTo(404);
        assertThat(portal.traffic().apiRequests()).isZero();
    }

    /**
     * GitLab plugin up to 1.5.11: with a URL and a credentials id of their choice, attackers received the credentials.
     */
    @Test
    void credentialCapture_aManagerCannotSendCredentialsToANewAddress() throws Exception {
        String forbidden = "only an administrator may do that";
        Map<Map<String, String>, String> refusals = Map.of(
                brand("portalUrl", "https://attacker.example"), forbidden,
                brand("credentialsId", "other-keys"), forbidden,
                brand("credentialsId", ""), "No credentials are selected");
        for (Map.Entry<Map<String, String>, String> tried : refusals.entrySet()) {
            HtmlPage answer = (HtmlPage) settings.save(JenkinsUsers.MANAGER, List.of(tried.getKey()));

            assertThat(status(answer)).isEqualTo(400);
            assertThat(answer.asNormalizedText()).contains(tried.getValue());
            assertThat(configured().getPortalUrl()).isEqualTo(portal.url());
            assertThat(configured().getCredentialsId()).isEqualTo("Brand-keys");
        }
    }

    @Test
    void credentialCapture_aManagerCannotCombineKnownAddressesAndCredentials() throws Exception {
        List<Integration> two = List.of(
                new Integration("Brand", portal.url(), "Brand-keys"),
                new Integration("Other", "https://other.bynder.com", "other-keys"));
        BynderConfiguration.get().setIntegrations(two);

        Page answer = settings.save(
                JenkinsUsers.MANAGER,
                List.of(
                        brand(),
                        Map.of(
                                "name",
                                "Other",
                                "portalUrl",
                                "https://other.bynder.com",
                                "credentialsId",
                                "Brand-keys")));

        assertThat(status(answer)).isEqualTo(400);
        assertThat(BynderConfiguration.get().getIntegrations())
                .extracting(Integration::getCredentialsId)
                .containsExactly("Brand-keys", "other-keys");
    }

    @Test
    void aManagerMayChangeOtherSettings() throws Exception {
        assertThat(status(settings.save(JenkinsUsers.MANAGER, List.of(brand("tag", "Other")))))
                .isEqualTo(302);

        assertThat(configured().getTag()).isEqualTo("Other");
    }

    @Test
    void anAdministratorMayChangeAllSettings() throws Exception {
        assertThat(status(settings.save(JenkinsUsers.ADMIN, List.of(brand("credentialsId", "other-keys")))))
                .isEqualTo(302);

        assertThat(configured().getCredentialsId()).isEqualTo("other-keys");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {JenkinsUsers.SYSREAD, JenkinsUsers.READER, JenkinsUsers.CONFIGURER, JenkinsUsers.WITHOUT_RIGHTS})
    void otherUsersCannotSave(String person) throws Exception {
        assertThat(status(settings.save(person, List.of(brand("tag", "Other")))))
                .isEqualTo(403);

        assertThat(configured().getTag()).isEqualTo("Gelato");
    }

    @Test
    void aUserWithSystemReadSeesIntegrationsWithoutSecrets() throws Exception {
        Page page = JenkinsUsers.get(r, JenkinsUsers.SYSREAD, "manage/configure");

        assertThat(status(page)).isEqualTo(200);
        assertThat(body(page)).contains(portal.url());
        assertThat(JenkinsSampleIntegration.secrets(portal)).noneMatch(body(page)::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {JenkinsUsers.READER, JenkinsUsers.CONFIGURER, JenkinsUsers.WITHOUT_RIGHTS})
    void otherUsersSeeNothing(String person) throws Exception {
        Page page = JenkinsUsers.get(r, person, "manage/configure");

        assertThat(status(page)).isEqualTo(403);
        assertThat(body(page)).doesNotContain(portal.url());
    }

    /** GitLab plugin up to 1.5.31 and again up to 1.9.6: dropdowns and checks revealed the ids of credentials. */
    @ParameterizedTest
    @MethodSource("notAdministrators")
    void credentialsIdEnumeration_theDropdownShowsOnlyTheCurrentValue(String person) throws Exception {
        Page answer = JenkinsUsers.post(
                r, person, DESCRIPTOR + "fillCredentialsIdItems?credentialsId=current&portalUrl=" + portal.url());

        if (status(answer) == 200) {
            assertThat(body(answer)).contains("\"current\"").doesNotContain("Brand-keys", "other-keys");
        } else {
            assertThat(status(answer)).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @MethodSource("notAdministrators")
    void credentialsIdEnumeration_theCheckDoesNotRevealWhetherCredentialsExist(String person) throws Exception {
        String path = DESCRIPTOR + "checkCredentialsId?portalUrl=" + portal.url() + "&value=";

        Page existing = JenkinsUsers.post(r, person, path + "Brand-keys");
        Page unknown = JenkinsUsers.post(r, person, path + "no-such-keys");

        assertThat(status(existing)).isEqualTo(status(unknown));
        assertThat(body(unknown)).doesNotContain("no-such-keys\"");
        if (status(existing) == 200) {
            assertThat(body(existing)).isEqualTo(body(unknown));
        }
    }

    @Test
    void anAdministratorSeesAllCredentials() throws Exception {
        assertThat(body(JenkinsUsers.post(
                        r, JenkinsUsers.ADMIN, DESCRIPTOR + "fillCredentialsIdItems?portalUrl=" + portal.url())))
                .contains("Brand-keys", "other-keys");
        assertThat(body(JenkinsUsers.post(
                        r,
                        JenkinsUsers.ADMIN,
                        DESCRIPTOR + "checkCredentialsId?value=no-such-keys&portalUrl=" + portal.url())))
                .contains("No suitable credentials &quot;no-such-keys&quot;");
    }

    @ParameterizedTest
    @ValueSource(strings = {JenkinsUsers.SYSREAD, JenkinsUsers.READER, JenkinsUsers.CONFIGURER})
    void checksRevealNothingToUsersWhoMayNotChangeSettings(String person) throws Exception {
        for (String method : List.of("checkName", "checkPortalUrl", "checkTag", "checkImportFolder")) {
            assertThat(body(JenkinsUsers.post(r, person, DESCRIPTOR + method + "?value=,,")))
                    .as(method)
                    .doesNotContain("error");
        }
        assertThat(body(JenkinsUsers.post(r, JenkinsUsers.MANAGER, DESCRIPTOR + "checkTag?value=,,")))
                .contains("error", "comma");
    }
}
