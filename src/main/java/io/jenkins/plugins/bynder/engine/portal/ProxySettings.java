package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * HTTP proxy settings. Serializable because agents need them to download files. Requests to loopback addresses never
 * use a proxy.
 *
 * @param host of an HTTP proxy; empty: the JVM's settings ({@code https.proxyHost} and related properties)
 * @param port of the proxy
 * @param user empty if the proxy requires no authentication
 * @param secret password of that user
 * @param direct hosts to reach without the proxy; {@code *} matches any characters
 */
public record ProxySettings(String host, int port, String user, String secret, List<String> direct)
        implements Serializable {

    private static final long serialVersionUID = 1;

    public ProxySettings {
        Objects.requireNonNull(host);
        Objects.requireNonNull(user);
        Objects.requireNonNull(secret);
        direct = List.copyOf(direct);
        if (port < 0 || port > 65535 || (port == 0 && !host.isEmpty())) {
            throw new InvalidValueException(PortalTexts.message("proxy.port"));
        }
    }

    /** The proxy settings of the JVM that sends the requests. */
    public static ProxySettings jvm() {
        return new ProxySettings("", 0, "", "", List.of());
    }

    @Override
    public String toString() {
        return host.isEmpty() ? "ProxySettings[jvm]" : "ProxySettings[" + host + ":" + port + "]";
    }
}
