package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.hudson.test.junit.jupiter.WithLocalData;

/** Settings that an older release or a user has written. */
@WithJenkins
@Tag("jenkins")
class ConfigurationUpgradeJenkinsTest {

    /** XStream creates objects without calling a constructor. */
    @Test
    @WithLocalData
    void fieldsMissingInOldXmlGetDefaults(JenkinsRule r) {
        assertThat(BynderConfiguration.get().getIntegrations()).singleElement().satisfies(integration -> {
            assertThat(integration.getName()).isEqualTo("Brand");
            assertThat(integration.getPortalUrl()).isEqualTo("https://brand.bynder.com");
            assertThat(integration.getCredentialsId()).isEqualTo("brand-keys");
            assertThat(integration.getTag()).isEqualTo(Integration.DEFAULT_TAG);
            assertThat(integration.getImportFolder()).isEqualTo(Integration.DEFAULT_IMPORT_FOLDER);
        });
    }
}
