package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * How to speak HTTP, to a portal and to its file host alike.
 *
 * @param connect longest wait for a connection
 * @param read longest wait for the next byte of an answer
 * @param call longest time for one API request, from connecting to the last byte; files have no such limit
 * @param backoff pause before the first retry; four times as long with every further one, and varies at random
 */
public record HttpSettings(ProxySettings proxy, Duration connect, Duration read, Duration call, Duration backoff)
        implements Serializable {

    private static final long serialVersionUID = 1;

    public HttpSettings {
        Objects.requireNonNull(proxy);
        requirePositive(connect);
        requirePositive(read);
        requirePositive(call);
        requirePositive(backoff);
    }

    /** The JVM's proxy; 10 s to connect, 30 s without a byte, 60 s in all, an eighth of a second before the first retry. */
    public static HttpSettings standard() {
        return new HttpSettings(
                ProxySettings.jvm(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofMillis(125));
    }

    public HttpSettings withProxy(ProxySettings proxy) {
        return new HttpSettings(proxy, connect, read, call, backoff);
    }

    public HttpSettings withTimeouts(Duration connect, Duration read, Duration call) {
        return new HttpSettings(proxy, connect, read, call, backoff);
    }

    public HttpSettings withBackoff(Duration backoff) {
        return new HttpSettings(proxy, connect, read, call, backoff);
    }

    private static void requirePositive(Duration duration) {
        if (duration.toMillis() < 1 || duration.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(PortalTexts.text("settings.duration"));
        }
    }
}
