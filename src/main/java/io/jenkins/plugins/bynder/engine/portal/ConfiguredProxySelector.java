package io.jenkins.plugins.bynder.engine.portal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Selects the proxy for a request. */
final class ConfiguredProxySelector extends ProxySelector {

    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final ProxySettings settings;
    private final Pattern direct;

    ConfiguredProxySelector(ProxySettings settings) {
        this.settings = settings;
        this.direct = Pattern.compile(settings.direct().stream()
                .map(pattern -> Pattern.quote(pattern.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q"))
                .collect(Collectors.joining("|")));
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (Loopback.isLoopback(host)) {
            return DIRECT;
        }
        if (settings.host().isEmpty()) {
            ProxySelector jvm = ProxySelector.getDefault();
            return jvm == null ? DIRECT : jvm.select(uri);
        }
        return direct.matcher(host).matches()
                ? DIRECT
                : List.of(new Proxy(
                        Proxy.Type.HTTP, InetSocketAddress.createUnresolved(settings.host(), settings.port())));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException cause) {
        if (settings.host().isEmpty() && ProxySelector.getDefault() != null) {
            ProxySelector.getDefault().connectFailed(uri, address, cause);
        }
    }
}
