package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.cli.Cli.Result;
import io.jenkins.plugins.bynder.engine.portal.ClientCredentials;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsFromEnvironmentTest {

    private static final String VALUE = "s3cr3t-value";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|No credentials are set",
                "BYNDER_CONSUMER_KEY|In addition to BYNDER_CONSUMER_KEY, set BYNDER_CONSUMER_SECRET, BYNDER_TOKEN_KEY,",
                "BYNDER_CONSUMER_KEY BYNDER_CONSUMER_SECRET BYNDER_TOKEN_KEY|, set BYNDER_TOKEN_SECRET.",
                "BYNDER_CLIENT_ID|In addition to BYNDER_CLIENT_ID, set BYNDER_CLIENT_SECRET",
                "BYNDER_SCOPE|In addition to BYNDER_SCOPE, set BYNDER_CLIENT_ID, BYNDER_CLIENT_SECRET",
                "BYNDER_CLIENT_ID BYNDER_CLIENT_SECRET BYNDER_PERMANENT_TOKEN|more than one kind",
                "BYNDER_PERMANENT_TOKEN BYNDER_TOKEN_KEY|more than one kind are set in the environment: "
                        + "BYNDER_TOKEN_KEY, BYNDER_PERMANENT_TOKEN"
            })
    void namesMissingAndConflictingVariables(String variables, String sentence) {
        Cli cli = Cli.withoutKeys();
        for (String variable : variables.split(" ")) {
            if (!variable.isEmpty()) {
                cli.with(variable, VALUE);
            }
        }

        Result result = cli.run("check", "--portal", "http://127.0.0.1:9");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(sentence).doesNotContain(VALUE);
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void rejectsAMalformedValueWithoutRepeatingIt() {
        Result result = Cli.withoutKeys()
                .with("BYNDER_PERMANENT_TOKEN", VALUE + "\nmore")
                .run("check", "--portal", "http://127.0.0.1:9");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("permanent token")
                .contains("BYNDER_PERMANENT_TOKEN")
                .doesNotContain(VALUE);
    }

    @Test
    void treatsAnEmptyVariableAsUnset() {
        var keys = new CredentialsFromEnvironment(Map.of(
                "BYNDER_CLIENT_ID", "id", "BYNDER_CLIENT_SECRET", VALUE, "BYNDER_SCOPE", "", "BYNDER_TOKEN_KEY", " "));

        assertThat(keys.read()).isEqualTo(new ClientCredentials("id", VALUE));
    }

    @Test
    void theScopeIsPassedOn() {
        var keys = new CredentialsFromEnvironment(
                Map.of("BYNDER_CLIENT_ID", "id", "BYNDER_CLIENT_SECRET", VALUE, "BYNDER_SCOPE", "asset:read"));

        assertThat(keys.read()).isEqualTo(new ClientCredentials("id", VALUE, "asset:read"));
    }
}
