package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApiCredentialsTest {

    private static final String SECRET = "S3cr3t-Value";

    static Stream<Arguments> constructors() {
        return Stream.of("", " ", "\t", SECRET + "\n", SECRET + " x", "\u00e4" + SECRET, SECRET.repeat(1000))
                .flatMap(bad -> Stream.of(
                        bad("consumer key", () -> new OAuth1Credentials(bad, SECRET, SECRET, SECRET)),
                        bad("consumer secret", () -> new OAuth1Credentials(SECRET, bad, SECRET, SECRET)),
                        bad("token key", () -> new OAuth1Credentials(SECRET, SECRET, bad, SECRET)),
                        bad("token secret", () -> new OAuth1Credentials(SECRET, SECRET, SECRET, bad)),
                        bad("permanent token", () -> new PermanentToken(bad)),
                        bad("client id", () -> new ClientCredentials(bad, SECRET)),
                        bad("client secret", () -> new ClientCredentials(SECRET, bad))));
    }

    private static Arguments bad(String name, Executable construction) {
        return Arguments.of(name, construction);
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("constructors")
    void namesAMalformedValueWithoutRepeatingIt(String name, Executable construction) {
        assertThatThrownBy(construction::execute)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The " + name + " ")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void rejectsMalformedScopes() {
        for (String scope : new String[] {"", " ", "asset:read,asset:write", "a  b", "asset:read\n", "a\"b"}) {
            assertThatThrownBy(() -> new ClientCredentials("id", SECRET, scope))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("scope");
        }
    }

    @Test
    void hidesItsValuesAndIsNotSerializable() {
        for (ApiCredentials keys : new ApiCredentials[] {
            new OAuth1Credentials(SECRET, SECRET, SECRET, SECRET),
            new PermanentToken(SECRET),
            new ClientCredentials(SECRET, SECRET)
        }) {
            assertThat(keys.toString()).contains("hidden").doesNotContain(SECRET);
            assertThat(keys.kind()).isNotBlank();
            assertThat(keys).isNotInstanceOf(Serializable.class);
        }
    }

    @Test
    void equalCredentialsAreEqual() {
        assertThat(new PermanentToken(SECRET)).isEqualTo(new PermanentToken(SECRET));
        assertThat(new PermanentToken(SECRET)).isNotEqualTo(new PermanentToken("other"));
    }

    @Test
    void proxySettingsHideTheirSecret() {
        ProxySettings proxy = new ProxySettings("proxy.example", 3128, "user", SECRET, java.util.List.of());
        assertThat(HttpSettings.standard().withProxy(proxy).toString())
                .contains("3128")
                .doesNotContain(SECRET);
    }
}
