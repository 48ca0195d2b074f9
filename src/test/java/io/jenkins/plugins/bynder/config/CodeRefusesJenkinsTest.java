package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfiguratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Values that configuration as code rejects. */
@WithJenkins
@Tag("jenkins")
class CodeRefusesJenkinsTest extends RefusedValuesTest {

    @TempDir
    private Path scratch;

    private JenkinsRule r;

    @BeforeAll
    void start(JenkinsRule rule) {
        r = rule;
    }

    @AfterAll
    void stop() throws Exception {
        r.after();
    }

    @Override
    String knock(Map<String, String> integration, String changed) throws Exception {
        return load(List.of(integration));
    }

    @Test
    void rejectsDuplicateNames() throws Exception {
        Map<String, String> brand =
                Map.of("name", "Brand", "portalUrl", "https://brand.bynder.com", "credentialsId", "brand-keys");

        assertThat(load(List.of(brand, brand))).contains("Two integrations are called \"Brand\".");
        assertThat(BynderConfiguration.get().getIntegrations()).isEmpty();
    }

    /** JSON is valid YAML. */
    private String load(List<Map<String, String>> integrations) throws Exception {
        JSONObject yaml = new JSONObject();
        yaml.put("unclassified", Map.of("bynder", Map.of("integrations", integrations)));
        Path file = Files.writeString(scratch.resolve("jenkins.yaml"), yaml.toString());
        try {
            ConfigurationAsCode.get().configure(file.toString());
            return "";
        } catch (ConfiguratorException refusal) {
            StringBuilder said = new StringBuilder();
            for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
                said.append(cause.getMessage()).append('\n');
            }
            return said.toString();
        }
    }
}
