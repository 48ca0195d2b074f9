package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * The way out of the network. Crosses to agents, which need it to fetch files. Loopback addresses are never asked for
 * through a proxy.
 *
 * @param host of an HTTP proxy; empty: the setting of the JVM ({@code https.proxyHost} and its siblings)
 * @param port of the proxy
 * @param user empty if the proxy asks for none
 * @param secret password of that user
 * @param direct hosts to reach without the proxy; {@code *} stands for any characters
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
            throw new IllegalArgumentException(PortalTexts.text("proxy.port"));
        }
    }

    /** What the JVM that the requests are sent from is set to. */
    public static ProxySettings jvm() {
        return new ProxySettings("", 0, "", "", List.of());
    }

    @Override
    public String toString() {
        return host.isEmpty() ? "ProxySettings[jvm]" : "ProxySettings[" + host + ":" + port + "]";
    }
}
