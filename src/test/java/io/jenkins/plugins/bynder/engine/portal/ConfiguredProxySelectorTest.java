package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredProxySelectorTest {

    private final ProxySettings settings =
            new ProxySettings("proxy.example", 3128, "", "", List.of("*.intern.example", "files.example", "10.*"));
    private final ConfiguredProxySelector route = new ConfiguredProxySelector(settings);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.intern.example/",
                "https://FILES.example:8443/x",
                "https://10.1.2.3/",
                "http://127.0.0.1:8080/",
                "http://localhost/",
                "http://[::1]:8080/"
            })
    void bypassesTheProxyForDirectHostsAndLoopback(String url) {
        assertThat(route.select(URI.create(url))).containsExactly(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://brand.bynder.com/", "https://intern.example.evil/", "https://xfiles.example/"})
    void usesTheProxyOtherwise(String url) {
        assertThat(route.select(URI.create(url)))
                .containsExactly(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128)));
    }

    @Test
    void usesTheJvmProxyWithoutAHost() {
        assertThat(new ConfiguredProxySelector(ProxySettings.jvm()).select(URI.create("https://brand.bynder.com/")))
                .containsExactlyElementsOf(
                        java.net.ProxySelector.getDefault().select(URI.create("https://brand.bynder.com/")));
    }

    @Test
    void rejectsAnInvalidPort() {
        assertThatThrownBy(() -> new ProxySettings("proxy.example", 0, "", "", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("port");
    }
}
