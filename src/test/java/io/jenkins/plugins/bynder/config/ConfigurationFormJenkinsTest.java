package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlFormUtil;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The form under Manage Jenkins, System, Bynder, used by an administrator. */
@WithJenkins
@Tag("jenkins")
class ConfigurationFormJenkinsTest {

    private SamplePortal portal;

    @BeforeEach
    void startPortal() throws Exception {
        portal = SamplePortal.start();
    }

    @AfterEach
    void stopPortal() {
        portal.close();
    }

    private static List<Integration> configured() {
        return BynderConfiguration.get().getIntegrations();
    }

    @Test
    void aNewIntegrationHasDefaultsAndSurvivesARestart(JenkinsRule r) throws Throwable {
        String keys =
                JenkinsSampleIntegration.keys("brand-keys", portal.access().owner());
        try (WebClient browser = r.createWebClient()) {
            HtmlPage page = browser.goTo("manage/configure");
            HtmlForm form = page.getFormByName("config");
            HtmlFormUtil.getButtonByCaption(form, "Add integration").click();
            browser.waitForBackgroundJavaScript(10_000);

            assertThat(field(page, "tag").getValue()).isEqualTo("Gelato");
            assertThat(field(page, "importFolder").getValue()).isEqualTo("DAM import");
            field(page, "name").setValue(" Brand ");
            field(page, "portalUrl").setValue(portal.url().toUpperCase(Locale.ROOT) + "/");
            form.getSelectByName("_.credentialsId").setSelectedAttribute(keys, true);
            r.submit(form);
        }
        requireBrand(keys);

        r.restart();

        requireBrand(keys);
    }

    private static HtmlInput field(HtmlPage page, String name) {
        return page.getFirstByXPath("//div[@name='integrations']//input[@name='_." + name + "']");
    }

    private void requireBrand(String keys) {
        assertThat(configured()).singleElement().satisfies(integration -> {
            assertThat(integration.getName()).isEqualTo("Brand");
            assertThat(integration.getPortalUrl()).isEqualTo(portal.url());
            assertThat(integration.getCredentialsId()).isEqualTo(keys);
            assertThat(integration.getTag()).isEqualTo("Gelato");
            assertThat(integration.getImportFolder()).isEqualTo("DAM import");
        });
    }

    @Test
    void savingAnUnchangedFormChangesNothing(JenkinsRule r) throws Exception {
        Integration brand = JenkinsSampleIntegration.add("Brand", portal);
        brand.setTag("Tag with blanks & \"quotes\"");
        brand.setImportFolder("assets/deep <folder>");
        Integration other = JenkinsSampleIntegration.add("Other", portal);

        r.configRoundtrip();

        assertThat(configured()).hasSize(2);
        r.assertEqualDataBoundBeans(brand, configured().get(0));
        r.assertEqualDataBoundBeans(other, configured().get(1));
    }

    @Test
    void theLastIntegrationCanBeDeleted(JenkinsRule r) throws Exception {
        JenkinsSampleIntegration.add("Brand", portal);
        try (WebClient browser = r.createWebClient()) {
            HtmlPage page = browser.goTo("manage/configure");
            HtmlButton delete =
                    page.getFirstByXPath("//div[@name='integrations']//button[contains(@class, 'repeatable-delete')]");
            delete.click();
            browser.waitForBackgroundJavaScript(10_000);
            r.submit(page.getFormByName("config"));
        }
        assertThat(configured()).isEmpty();

        BynderConfiguration.get().load();

        assertThat(configured()).isEmpty();
    }

    @Test
    void neitherPageNorFileContainsASecret(JenkinsRule r) throws Exception {
        JenkinsSampleIntegration.add("Brand", portal);

        String page = JenkinsUsers.getAnonymously(r, "manage/configure")
                .getWebResponse()
                .getContentAsString();
        assertThat(page).contains("Brand-keys");
        assertThat(JenkinsSampleIntegration.secrets(portal)).noneMatch(page::contains);

        String xml =
                Files.readString(r.jenkins.getRootDir().toPath().resolve(BynderConfiguration.class.getName() + ".xml"));
        assertThat(xml).contains("Brand-keys");
        assertThat(JenkinsSampleIntegration.secrets(portal)).noneMatch(xml::contains);
    }
}
