package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ProxyConfiguration;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.ProxySettings;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Requests to portals use the proxy settings of Jenkins, on the controller and, passed on with a sync, on agents. */
@WithJenkins
@Tag("jenkins")
class PortalsProxyJenkinsTest {

    @Test
    void sendsRequestsDirectlyWithoutAProxy(JenkinsRule r) {
        assertThat(Portals.get().http()).isEqualTo(HttpSettings.standard());
    }

    @Test
    void usesTheProxyOfJenkins(JenkinsRule r) {
        r.jenkins.setProxy(
                new ProxyConfiguration("proxy.example.com", 3128, "user", "s3cr3t", "localhost\n*.intern, 10.*|my-*"));

        HttpSettings http = Portals.get().http();

        assertThat(http.proxy())
                .isEqualTo(new ProxySettings(
                        "proxy.example.com", 3128, "user", "s3cr3t", List.of("localhost", "*.intern", "10.*", "my-*")));
        assertThat(http.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void ignoresAProxyWithoutAName(JenkinsRule r) {
        r.jenkins.setProxy(new ProxyConfiguration("", 3128));

        assertThat(Portals.get().http()).isEqualTo(HttpSettings.standard());
    }
}
