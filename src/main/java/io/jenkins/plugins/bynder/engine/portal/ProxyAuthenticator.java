package io.jenkins.plugins.bynder.engine.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

/** Sends proxy credentials once: a second challenge means that the proxy rejects them. */
final class ProxyAuthenticator implements Authenticator {

    private static final String HEADER = "Proxy-Authorization";

    private final ProxySettings settings;

    ProxyAuthenticator(ProxySettings settings) {
        this.settings = settings;
    }

    @Override
    public Request authenticate(Route route, Response response) throws IOException {
        if (response.request().header(HEADER) != null) {
            return null;
        }
        if (settings.host().isEmpty()) {
            return Authenticator.JAVA_NET_AUTHENTICATOR.authenticate(route, response);
        }
        if (settings.user().isEmpty()) {
            return null;
        }
        return response.request()
                .newBuilder()
                .header(HEADER, Credentials.basic(settings.user(), settings.secret(), StandardCharsets.UTF_8))
                .build();
    }
}
