package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Invalid values of integrations. Each subclass is one way to set them; all of them must reject the same values with
 * the same message.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RefusedValuesTest {

    private static final Map<String, String> GOOD = Map.of(
            "name", "Brand",
            "portalUrl", "https://brand.bynder.com",
            "credentialsId", "brand-keys",
            "tag", "Gelato",
            "importFolder", "DAM import");

    record Refused(String field, String value, String sentence) {

        @Override
        public String toString() {
            return field + " " + (value.length() > 40 ? value.length() + " characters" : '"' + value + '"');
        }
    }

    static List<Refused> refused() {
        return List.of(
                new Refused("name", "", "Enter a name"),
                new Refused("name", "n".repeat(101), "at most 100 characters"),
                new Refused("portalUrl", "", "The portal address is missing."),
                new Refused("portalUrl", "not an address", "is not a web address"),
                new Refused("portalUrl", "ftp://brand.bynder.com", "is not a web address"),
                new Refused("portalUrl", "http://brand.bynder.com", "credentials are sent only over https"),
                new Refused("portalUrl", "http://169.254.169.254/latest", "credentials are sent only over https"),
                new Refused("portalUrl", "https://user:word@brand.bynder.com", "contains a user name or password"),
                new Refused("portalUrl", "https://brand.bynder.com/login", "has a path or a query"),
                new Refused("portalUrl", "https://brand.bynder.com?x=1", "has a path or a query"),
                new Refused("credentialsId", "", "No credentials are selected."),
                new Refused("tag", "one,two", "Bynder separates tags with commas"),
                new Refused("tag", "t".repeat(256), "The tag has 256 characters"),
                new Refused("importFolder", "/etc", "is not a folder inside the workspace"),
                new Refused("importFolder", "C:\\Windows", "is not a folder inside the workspace"),
                new Refused("importFolder", "a/../../b", "is not a folder inside the workspace"),
                new Refused("importFolder", "..", "is not a folder inside the workspace"),
                new Refused("importFolder", "a//b", "is not a folder inside the workspace"),
                new Refused("backlinkLabel", "l".repeat(101), "at most 100 characters"),
                new Refused("backlinkUrl", "http://shop.example/", "is not encrypted"),
                new Refused("backlinkUrl", "https://shop.example/{assetID}", "does not exist"),
                new Refused("backlinkUrl", "https://{tag}.example/", "an asset could decide"));
    }

    /**
     * Tries to save an integration.
     *
     * @param changed the only invalid field
     * @return the message; empty if the value was accepted
     */
    abstract String knock(Map<String, String> integration, String changed) throws Exception;

    @ParameterizedTest
    @MethodSource("refused")
    void rejectsAnInvalidValueWithTheSameMessageEverywhere(Refused refused) throws Exception {
        Map<String, String> integration = new LinkedHashMap<>(GOOD);
        integration.put(refused.field(), refused.value());

        assertThat(knock(integration, refused.field())).contains(refused.sentence());
        assertThat(BynderConfiguration.get().getIntegrations()).isEmpty();
    }

    @Test
    void acceptsAValidValue() throws Exception {
        for (String field : GOOD.keySet()) {
            assertThat(knock(GOOD, field)).isEmpty();
        }
        BynderConfiguration.get().setIntegrations(List.of());
    }
}
