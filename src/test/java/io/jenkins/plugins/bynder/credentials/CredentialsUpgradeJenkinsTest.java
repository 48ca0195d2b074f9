package io.jenkins.plugins.bynder.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.ClientCredentials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.hudson.test.junit.jupiter.WithLocalData;

/** Credentials that an older release or a user has written. */
@WithJenkins
@Tag("jenkins")
class CredentialsUpgradeJenkinsTest {

    /** XStream creates objects without calling a constructor. */
    @Test
    @WithLocalData
    void aScopeMissingInOldXmlGetsTheDefault(JenkinsRule r) {
        assertThat(JenkinsCredentialsStore.get(BynderOAuth2Client.class, "app").apiCredentials())
                .isEqualTo(
                        new ClientCredentials("id-of-the-app", "secret-of-the-app", ClientCredentials.DEFAULT_SCOPE));
    }
}
