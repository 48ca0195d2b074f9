package io.jenkins.plugins.bynder.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.bynder.engine.portal.ClientCredentials;
import io.jenkins.plugins.bynder.engine.portal.OAuth1Credentials;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Imports and exports credentials as YAML. */
@WithJenkins
@Tag("jenkins")
class CredentialsAsCodeJenkinsTest {

    @TempDir
    private Path scratch;

    @Test
    void anExportCanBeImportedAgain(JenkinsRule r) throws Exception {
        load(Files.readString(Path.of(getClass().getResource("credentials.yml").toURI())));
        requireAsWritten();

        String exported = export();
        assertThat(exported).contains("bynderApiCredentials:", "bynderOAuth2Client:", "oauthScope: \"asset:read\"");
        assertThat(exported).doesNotContain("yaml-");

        SystemCredentialsProvider.getInstance().getDomainCredentialsMap().clear();
        load(exported.substring(exported.indexOf("credentials:"), exported.indexOf("jenkins:")));
        requireAsWritten();
    }

    private static void requireAsWritten() {
        BynderApiCredentials four = JenkinsCredentialsStore.get(BynderApiCredentials.class, "four");
        assertThat(four.apiCredentials()).isEqualTo(new OAuth1Credentials("yaml-ck", "yaml-cs", "yaml-tk", "yaml-ts"));
        assertThat(four.getDescription()).isEqualTo("Keys of the brand portal");
        assertThat(four.getScope()).isEqualTo(CredentialsScope.SYSTEM);
        assertThat(JenkinsCredentialsStore.get(BynderOAuth2Client.class, "app").apiCredentials())
                .isEqualTo(new ClientCredentials("yaml-id", "yaml-secret", "asset:read"));
        assertThat(JenkinsCredentialsStore.get(BynderOAuth2Client.class, "usual")
                        .getOauthScope())
                .isEqualTo(ClientCredentials.DEFAULT_SCOPE);
        assertThat(List.of("four", "app", "usual"))
                .hasSize(
                        SystemCredentialsProvider.getInstance().getCredentials().size());
    }

    private void load(String yaml) throws Exception {
        Path file = Files.writeString(scratch.resolve("jenkins.yml"), yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }

    private static String export() throws Exception {
        ByteArrayOutputStream yaml = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(yaml);
        return yaml.toString(UTF_8);
    }
}
