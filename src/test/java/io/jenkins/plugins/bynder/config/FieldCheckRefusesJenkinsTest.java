package io.jenkins.plugins.bynder.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Values that the checks of the form reject while a user types. */
@WithJenkins
@Tag("jenkins")
class FieldCheckRefusesJenkinsTest extends RefusedValuesTest {

    private JenkinsRule r;

    @BeforeAll
    void start(JenkinsRule rule) {
        r = rule;
        JenkinsUsers.create(r);
    }

    @AfterAll
    void stop() throws Exception {
        JenkinsUsers.reset();
        r.after();
    }

    @Override
    String knock(Map<String, String> integration, String changed) throws Exception {
        String method = "check" + changed.substring(0, 1).toUpperCase(Locale.ROOT) + changed.substring(1);
        WebResponse answer = JenkinsUsers.post(
                        r,
                        JenkinsUsers.ADMIN,
                        "descriptorByName/" + Integration.class.getName() + "/" + method + "?value="
                                + URLEncoder.encode(integration.get(changed), UTF_8))
                .getWebResponse();
        assertThat(answer.getStatusCode()).isEqualTo(200);
        return answer.getContentAsString().replaceAll("<[^>]*>", "").strip();
    }
}
