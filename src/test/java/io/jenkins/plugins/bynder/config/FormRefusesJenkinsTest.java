package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Values that the settings page rejects. */
@WithJenkins
@Tag("jenkins")
class FormRefusesJenkinsTest extends RefusedValuesTest {

    private JenkinsRule r;
    private JenkinsSettingsPage settings;

    @BeforeAll
    void start(JenkinsRule rule) throws Exception {
        r = rule;
        settings = JenkinsSettingsPage.of(r);
        JenkinsUsers.create(r);
    }

    @AfterAll
    void stop() throws Exception {
        JenkinsUsers.reset();
        r.after();
    }

    @Override
    String knock(Map<String, String> integration, String changed) throws Exception {
        return said(settings.save(JenkinsUsers.ADMIN, List.of(integration)));
    }

    @Test
    void rejectsDuplicateNames() throws Exception {
        Map<String, String> brand =
                Map.of("name", "Brand", "portalUrl", "https://brand.bynder.com", "credentialsId", "brand-keys");

        assertThat(said(settings.save(JenkinsUsers.ADMIN, List.of(brand, brand))))
                .contains("Two integrations are called \"Brand\".");
        assertThat(BynderConfiguration.get().getIntegrations()).isEmpty();
    }

    private static String said(Page answer) throws IOException {
        int status = answer.getWebResponse().getStatusCode();
        assertThat(status).as("the way back, or an error page for people").isIn(302, 400);
        return status == 302 ? "" : ((HtmlPage) answer).asNormalizedText();
    }
}
