package io.jenkins.plugins.bynder.webhook;

import hudson.ProxyConfiguration;
import hudson.Util;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

/** Jenkins' own way out of the network, as it is set at the moment of each call. */
final class JenkinsProxy extends ProxySelector implements Authenticator {

    private static final String HEADER = "Proxy-Authorization";

    private JenkinsProxy() {}

    static OkHttpClient client() {
        JenkinsProxy proxy = new JenkinsProxy();
        return new OkHttpClient.Builder()
                .proxySelector(proxy)
                .proxyAuthenticator(proxy)
                .build();
    }

    private static Optional<ProxyConfiguration> configured() {
        return Optional.ofNullable(Jenkins.get().getProxy());
    }

    @Override
    public List<Proxy> select(URI uri) {
        return List.of(
                configured().map(proxy -> proxy.createProxy(uri.getHost())).orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // the call itself fails, and says so
    }

    @Override
    public Request authenticate(Route route, Response response) {
        boolean tried = response.request().header(HEADER) != null;
        return configured()
                .filter(proxy -> !tried && Util.fixEmpty(proxy.getUserName()) != null)
                .map(proxy -> response.request()
                        .newBuilder()
                        .header(HEADER, Credentials.basic(proxy.getUserName(), password(proxy)))
                        .build())
                .orElse(null);
    }

    private static String password(ProxyConfiguration proxy) {
        return proxy.getSecretPassword() == null
                ? ""
                : proxy.getSecretPassword().getPlainText();
    }
}
