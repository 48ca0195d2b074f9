package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalAddressTest {

    @ParameterizedTest
    @CsvSource({
        "brand.bynder.com, https://brand.bynder.com",
        "' HTTPS://Brand.Bynder.COM:443/ ', https://brand.bynder.com",
        "brand.bynder.com:8443, https://brand.bynder.com:8443",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080",
        "http://localhost:80, http://localhost",
        "http://[::1]:8080, http://[::1]:8080",
    })
    void isNormalized(String typed, String address) {
        assertThat(PortalAddress.of(typed)).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({
        "'', is missing",
        "' ', is missing",
        "not a host, is not a web address",
        "ftp://brand.bynder.com, is not a web address",
        "https://, is not a web address",
        "file:///etc/passwd, is not a web address",
        "https://brand.bynder.com:99999, is not a web address",
        "http://127.0.0.1:0, is not a web address",
        "https://brand..bynder.com, is not a web address",
        "https://brand_.bynder.com, is not a web address",
        "https://user:S3cr3t@brand.bynder.com, contains a user name",
        "http://brand.bynder.com, is not encrypted",
        "http://127.0.0.1.evil.example, is not encrypted",
        "http://10.0.0.1, is not encrypted",
        "https://brand.bynder.com/login, has a path",
        "https://brand.bynder.com/?token=S3cr3t, has a path",
        "https://brand.bynder.com#x, has a path",
    })
    void explainsAMalformedAddress(String typed, String reason) {
        assertThatThrownBy(() -> PortalAddress.of(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("S3cr3t");
    }

    @Test
    void isValidatedByItsConstructor() {
        assertThatThrownBy(() -> new PortalAddress(URI.create("https://brand.bynder.com/path")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PortalAddress(URI.create("http://brand.bynder.com")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.255.255.254", "::1", "[::1]"})
    void recognizesLoopbackByItsText(String host) {
        assertThat(Loopback.isLoopback(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.256",
                "127.0.0",
                "127.0.0.1.",
                "1127.0.0.1",
                "128.0.0.1",
                "localhost.example",
                "[::2]",
                "",
                "0"
            })
    void treatsNothingElseAsLoopback(String host) {
        assertThat(Loopback.isLoopback(host)).isFalse();
    }

    @Test
    void linkHidesItsSignature() {
        DownloadLink link = DownloadLink.of("https://files.example/a b/\u00fc.jpg?X-Amz-Signature=S3cr3t");
        assertThat(link.toString()).startsWith("https://files.example/a%20b/").doesNotContain("S3cr3t");
        assertThat(link.uri().getRawQuery()).isEqualTo("X-Amz-Signature=S3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "http://files.example/a", "ftp://files.example/a", "https://u:p@files.example/"})
    void rejectsAnUnsafeLink(String text) {
        assertThatThrownBy(() -> DownloadLink.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
