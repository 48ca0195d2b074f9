package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.SampleCredentials;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** An administrator configures everything in the browser. */
@InJenkins
final class FormIT {

    private static final String BYNDER = "io.jenkins.plugins.bynder.config.BynderConfiguration.get()";
    private static final String NO_INTEGRATIONS = BYNDER + ".integrations = []";
    private static final String TIMEOUTS = BYNDER
            + ".integrations.each { println([it.timeoutConnect, it.timeoutFirstByte, it.timeoutSilence, it.timeoutCall]"
            + ".join('|')) }";
    private static final String INTEGRATIONS = """
            io.jenkins.plugins.bynder.config.BynderConfiguration.get().integrations.each {
                println([it.name, it.portalUrl, it.credentialsId, it.tag, it.importFolder].join('|'))
            }
            """;

    private Browser browser;

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void credentialsOfEachKindAreCreatedInTheBrowser(JenkinsFixture bench) throws IOException {
        browser = Browser.login(bench.jenkins().url(), "admin");
        SampleCredentials keys = bench.keys();

        create(
                "Bynder API credentials",
                "made-four",
                Map.of(
                        "consumerKey", keys.consumerKey(),
                        "consumerSecret", keys.consumerSecret(),
                        "tokenKey", keys.tokenKey(),
                        "tokenSecret", keys.tokenSecret()));
        create(
                "Bynder OAuth 2 client",
                "made-client",
                Map.of("clientId", keys.clientId(), "clientSecret", keys.clientSecret()));
        create("Secret text", "made-token", Map.of("secret", keys.permanentToken()));

        for (String id : List.of("made-four", "made-client", "made-token")) {
            browser.open("manage/credentials/store/system/domain/_/credential/" + id + "/update");
            browser.see(By.name("Submit"));
            String page = (String) browser.run("return document.documentElement.outerHTML");
            assertThat(bench.keyTexts()).noneMatch(page::contains);
            assertThat(connects(bench, id)).as(id).isTrue();
        }
    }

    @Test
    void credentialsWithoutASecretAreReported(JenkinsFixture bench) throws IOException {
        bench.admin().script(Texts.resource("empty-secrets.groovy"));
        browser = Browser.login(bench.jenkins().url(), "admin");
        SystemPage page = SystemPage.open(browser);
        page.chooseCredentials(1, "Client without secret");
        page.awaitMessage(1, "credentialsId", "The client secret is empty.");
        page.chooseCredentials(1, "Empty token");
        page.awaitMessage(1, "credentialsId", "The permanent token is empty.");
        page.chooseCredentials(1, "Four keys");
        page.awaitMessage(1, "credentialsId", "");
    }

    @Test
    void credentialsWithoutASecretAreNotSaved(JenkinsFixture bench) throws IOException {
        browser = Browser.login(bench.jenkins().url(), "admin");
        submit("Bynder OAuth 2 client", "half-client", Map.of("clientId", "some-client"));
        browser.awaitText("The client secret is empty.");
        assertThat(browser.text()).doesNotContain("Oops", "Exception");
        submit("Bynder API credentials", "half-keys", Map.of("consumerKey", "a", "tokenKey", "b", "tokenSecret", "c"));
        browser.awaitText("The consumer secret is empty.");
        browser.open("manage/credentials/store/system/domain/_/");
        browser.awaitText("Global credentials");
        assertThat(browser.text()).doesNotContain("half-client", "half-keys");
    }

    @Test
    void theDialogOfAFormRefusesCredentialsWithoutASecretToo(JenkinsFixture bench) throws IOException {
        browser = Browser.login(bench.jenkins().url(), "admin");
        SystemPage page = SystemPage.open(browser);
        page.addCredentials(
                1, "Bynder OAuth 2 client", Map.of("clientId", "some-client", "description", "From a form"));
        browser.awaitText("The client secret is empty.");
        browser.screenshot("credentials-refused");
        assertThat(page.credentials(1)).noneMatch(label -> label.contains("From a form"));
        page.addCredentials(
                1,
                "Bynder OAuth 2 client",
                Map.of("clientId", "some-client", "clientSecret", "some-secret", "description", "From a form"));
        page.chooseCredentials(1, "From a form");
        page.awaitMessage(1, "credentialsId", "");
    }

    private void create(String kind, String id, Map<String, String> values) {
        submit(kind, id, values);
        browser.awaitText(id);
    }

    private void submit(String kind, String id, Map<String, String> values) {
        browser.open("manage/credentials/store/system/domain/_/newCredentials");
        new Select(browser.see(By.cssSelector("select.dropdownList"))).selectByVisibleText(kind);
        Map<String, String> fields = new LinkedHashMap<>(values);
        fields.put("id", id);
        fields.put("description", kind + " made here");
        fields.forEach((name, value) -> browser.typeVisible(By.name("_." + name), value));
        if (kind.contains("OAuth")) {
            assertThat(browser.visible(By.name("_.oauthScope")).getDomProperty("value"))
                    .contains("asset:read");
        }
        browser.click(By.name("Submit"));
    }

    /** Whether the portal accepts these credentials. */
    private static boolean connects(JenkinsFixture bench, String credentialsId) {
        return bench.admin()
                .post(
                        "descriptorByName/io.jenkins.plugins.bynder.config.Integration/testConnection",
                        Map.of("portalUrl", bench.portal().url(), "credentialsId", credentialsId, "tag", "x"))
                .ok()
                .text()
                .contains("as ann@example.com");
    }

    @Test
    void anIntegrationIsSetUpInTheBrowser(JenkinsFixture bench) throws IOException {
        bench.assets("Gelato", 3);
        bench.admin().script(NO_INTEGRATIONS);
        bench.admin().script(Texts.resource("wrong-token.groovy"));
        browser = Browser.login(bench.jenkins().url(), "admin");
        SystemPage page = SystemPage.open(browser);

        page.add();
        assertThat(page.value(1, "tag")).isEqualTo("Gelato");
        assertThat(page.value(1, "importFolder")).isEqualTo("DAM import");
        page.type(1, "name", "Ice cream");
        page.type(1, "portalUrl", "ftp://brand.bynder.com");
        page.awaitMessage(1, "portalUrl", "https");
        page.type(1, "portalUrl", bench.portal().url());
        page.awaitMessage(1, "portalUrl", "");
        page.type(1, "tag", "one,two");
        page.awaitMessage(1, "tag", "comma");
        page.type(1, "tag", "Gelato");
        page.type(1, "importFolder", "../elsewhere");
        page.awaitMessage(1, "importFolder", "inside the workspace");
        page.type(1, "importFolder", "DAM import");
        assertThat(page.credentials(1)).contains("Four keys", "OAuth 2 client", "Permanent token");

        page.chooseCredentials(1, "Wrong token");
        assertThat(page.testConnection(1))
                .contains("rejected the permanent token")
                .doesNotContain("nonsense");
        page.chooseCredentials(1, "Four keys");
        assertThat(page.testConnection(1)).contains("Connected to 127.0.0.1 as ann@example.com", "the tag");
        page.save();

        assertThat(bench.admin().script(INTEGRATIONS))
                .isEqualToIgnoringNewLines("Ice cream|" + bench.portal().url() + "|four-keys|Gelato|DAM import");
        SystemPage again = SystemPage.open(browser);
        assertThat(again.value(1, "name")).isEqualTo("Ice cream");
        again.add();
        assertThat(again.headings()).containsExactly("Ice cream", "Integration");
        again.type(2, "name", "Ice cream");
        assertThat(again.headings()).containsExactly("Ice cream", "Ice cream");
        again.awaitMessage(2, "name", "Two integrations are called");
        again.type(2, "name", "Cones");
        again.awaitMessage(2, "name", "");
        again.type(1, "name", "Ice creams");
        again.awaitMessage(1, "name", "");
    }

    @Test
    void theFormKeepsTimeouts(JenkinsFixture bench) throws IOException {
        bench.admin().script(BYNDER + ".integrations.each { it.timeoutSilence = 240; it.timeoutCall = 7200 }");
        browser = Browser.login(bench.jenkins().url(), "admin");
        SystemPage page = SystemPage.open(browser);

        assertThat(browser.find(page.field(1, "timeoutSilence")).getDomProperty("value"))
                .isEqualTo("240");
        browser.run("arguments[0].value = '45'", browser.find(page.field(1, "timeoutConnect")));
        browser.run("arguments[0].value = ''", browser.find(page.field(1, "timeoutCall")));
        page.save();

        assertThat(bench.admin().script(TIMEOUTS)).isEqualToIgnoringNewLines("45|180|240|60");
        SystemPage again = SystemPage.open(browser);
        browser.run("arguments[0].value = '0'", browser.find(again.field(1, "timeoutFirstByte")));
        again.save();
        assertThat(browser.text())
                .contains("A timeout is a whole number of seconds")
                .doesNotContain("Exception", "Oops");
        assertThat(bench.admin().script(TIMEOUTS)).startsWith("45|");
    }

    @Test
    void anOutdatedFormKeepsAnApprovedTopic(JenkinsFixture bench) throws IOException {
        String topic = "arn:aws:sns:eu-central-1:123456789012:approved";
        String topics = BYNDER + ".integrations.each { println(it.topics) }";
        browser = Browser.login(bench.jenkins().url(), "admin");
        SystemPage old = SystemPage.open(browser);
        bench.admin()
                .script(BYNDER + ".trust('" + JenkinsFixture.INTEGRATION
                        + "', io.jenkins.plugins.bynder.engine.sns.TopicArn.of('" + topic + "'))");
        old.save();
        assertThat(bench.admin().script(topics)).isEqualToIgnoringNewLines(topic);

        SystemPage page = SystemPage.open(browser);
        assertThat(page.value(1, "topics")).isEqualTo(topic);
        page.type(1, "topics", "");
        page.save();
        assertThat(bench.admin().script(topics)).isBlank();
    }

    @Test
    void theConnectionTestNamesMissingPermissionsAndWhereToGrantThem(JenkinsFixture bench) throws IOException {
        bench.assets("Gelato", 1);
        browser = Browser.login(bench.jenkins().url(), "admin");
        browser.tall();
        SystemPage page = SystemPage.open(browser);
        browser.click(By.xpath("//label[normalize-space()='Enable backlink functionality']"));
        assertThat(page.value(1, "backlinkLabel")).isEqualTo("Gelato URL");
        browser.screenshot("integration-form", browser.see(page.section()));

        SampleUser owner = bench.portal().access().owner();
        Set<String> roles = new HashSet<>(SampleUser.ROLES);
        roles.remove("MEDIAEDIT");
        owner.setRoles(roles);
        try {
            assertThat(page.testConnection(1))
                    .contains(
                            "Ready with limits. Next, grant the permission \"Edit assets\"",
                            "Connected to 127.0.0.1 as ann@example.com",
                            "Edit assets (MEDIAEDIT)",
                            "missing",
                            "Permission Management");
        } finally {
            owner.setRoles(SampleUser.ROLES);
        }
        browser.screenshot("connection-test", browser.see(page.connection(1)));
        assertThat(page.testConnection(1)).startsWith("Ready.").doesNotContain("Permission Management");
    }

    @Test
    void rejectsAnInvalidFormWithAMessage(JenkinsFixture bench) throws IOException {
        browser = Browser.login(bench.jenkins().url(), "admin");
        SystemPage page = SystemPage.open(browser);
        page.type(1, "portalUrl", "http://brand.bynder.com");
        page.save();
        assertThat(browser.text()).contains("https").doesNotContain("Exception", "Oops");

        SystemPage twice = SystemPage.open(browser);
        twice.add();
        twice.type(2, "name", JenkinsFixture.INTEGRATION);
        twice.type(2, "portalUrl", bench.portal().url());
        twice.save();
        assertThat(browser.text()).contains("No credentials are selected").doesNotContain("Exception", "Oops");

        twice = SystemPage.open(browser);
        twice.add();
        twice.type(2, "name", JenkinsFixture.INTEGRATION);
        twice.type(2, "portalUrl", bench.portal().url());
        twice.chooseCredentials(2, "Permanent token");
        twice.save();
        assertThat(browser.text()).contains("Two integrations are called").doesNotContain("Exception", "Oops");
        assertThat(bench.admin().script(INTEGRATIONS).lines()).hasSize(1);
    }

    @Test
    void credentialsOfAnotherHostAreNotOffered(JenkinsFixture bench) throws IOException {
        bench.admin().script(Texts.resource("bound-token.groovy"));
        browser = Browser.login(bench.jenkins().url(), "admin");
        SystemPage page = SystemPage.open(browser);

        assertThat(page.credentials(1)).contains("Permanent token").doesNotContain("Token of another host");
        page.type(1, "portalUrl", "https://other.example.com");
        AwaitCondition.until(
                "the other host's", Browser.PATIENCE, () -> page.credentials(1).contains("Token of another host"));
    }

    @Test
    void aManagerMayChangeEverythingExceptWhereCredentialsAreSent(JenkinsFixture bench) throws IOException {
        browser = Browser.login(bench.jenkins().url(), "manager");
        SystemPage page = SystemPage.open(browser);
        assertThat(page.credentials(1)).doesNotContain("OAuth 2 client", "Permanent token");
        page.type(1, "tag", "Sorbet");
        page.save();
        assertThat(bench.admin().script(INTEGRATIONS)).contains("|four-keys|Sorbet|");

        SystemPage other = SystemPage.open(browser);
        other.type(1, "portalUrl", "https://collector.example.com");
        other.save();

        assertThat(browser.text()).contains("only an administrator may do that");
        assertThat(bench.admin().script(INTEGRATIONS))
                .contains(bench.portal().url())
                .doesNotContain("collector");
    }

    @Test
    void aUserWithSystemReadSeesAReadOnlyForm(JenkinsFixture bench) throws IOException {
        browser = Browser.login(bench.jenkins().url(), "sysread");
        browser.open("manage/configure");
        browser.see(SystemPage.TITLE);

        assertThat(browser.text())
                .contains(JenkinsFixture.INTEGRATION, bench.portal().url(), "DAM import");
        assertThat(browser.all(By.name("Submit"))).isEmpty();
        assertThat(browser.all(By.name("_.portalUrl"))).isEmpty();
        assertThat(browser.text()).doesNotContain("Test connection", "Add integration", "Permanent token");
    }
}
