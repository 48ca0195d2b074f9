package io.jenkins.plugins.bynder.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Imports and exports integrations as YAML. */
@WithJenkins
@Tag("jenkins")
class ConfigurationAsCodeJenkinsTest {

    private static final List<Tuple> WRITTEN = List.of(
            Tuple.tuple("Brand", "https://brand.bynder.com", "brand-keys", "Gelato", "DAM import"),
            Tuple.tuple("Second brand", "https://second.bynder.com", "second-keys", "Print ready", "assets/print"));

    @TempDir
    private Path scratch;

    @Test
    void anExportCanBeImportedAgain(JenkinsRule r) throws Exception {
        ConfigurationAsCode.get()
                .configure(getClass().getResource("integrations.yml").toString());
        requireAsWritten();

        String exported =
                Util.toYamlString(Util.getUnclassifiedRoot(new ConfigurationContext(ConfiguratorRegistry.get()))
                        .get("bynder"));
        BynderConfiguration.get().setIntegrations(List.of());
        Path file = Files.writeString(scratch.resolve("again.yml"), "unclassified:\n  bynder:\n" + exported.indent(4));
        ConfigurationAsCode.get().configure(file.toString());

        requireAsWritten();
    }

    private static void requireAsWritten() {
        assertThat(BynderConfiguration.get().getIntegrations())
                .extracting(
                        Integration::getName,
                        Integration::getPortalUrl,
                        Integration::getCredentialsId,
                        Integration::getTag,
                        Integration::getImportFolder)
                .containsExactlyElementsOf(WRITTEN);
        assertThat(BynderConfiguration.get().getIntegrations())
                .extracting(integration -> integration.getTopics().lines().toList())
                .containsExactly(
                        List.of(
                                "arn:aws:sns:eu-central-1:123456789012:portal-topic",
                                "arn:aws:sns:us-east-1:123456789012:older-topic"),
                        List.of());
    }

    @Test
    void theFullExportContainsNoSecret(JenkinsRule r) throws Exception {
        try (SamplePortal portal = SamplePortal.start()) {
            JenkinsSampleIntegration.add("Brand", portal);
            ByteArrayOutputStream yaml = new ByteArrayOutputStream();
            ConfigurationAsCode.get().export(yaml);

            assertThat(yaml.toString(UTF_8))
                    .contains("bynder:", "credentialsId: \"Brand-keys\"", "bynderApiCredentials:");
            assertThat(JenkinsSampleIntegration.secrets(portal)).noneMatch(yaml.toString(UTF_8)::contains);
        }
    }
}
