package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * HTTP settings for the portal and its file host.
 *
 * @param backoff maximum pause before the first retry; see {@link Backoff}
 */
public record HttpSettings(ProxySettings proxy, Timeouts timeouts, Duration backoff) implements Serializable {

    private static final long serialVersionUID = 2;

    public HttpSettings {
        Objects.requireNonNull(proxy);
        Objects.requireNonNull(timeouts);
        if (backoff.toMillis() < 1 || backoff.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("A backoff is at least a millisecond and at most 24 days");
        }
    }

    /** The JVM's proxy, the default timeouts, at most 125 ms before the first retry. */
    public static HttpSettings standard() {
        return new HttpSettings(ProxySettings.jvm(), Timeouts.DEFAULT, Duration.ofMillis(125));
    }

    public HttpSettings withProxy(ProxySettings other) {
        return new HttpSettings(other, timeouts, backoff);
    }

    public HttpSettings withTimeouts(Timeouts other) {
        return new HttpSettings(proxy, other, backoff);
    }

    /** @param read timeout for the first byte and for each further one */
    public HttpSettings withTimeouts(Duration connect, Duration read, Duration call) {
        return withTimeouts(new Timeouts(connect, read, read, call));
    }

    public HttpSettings withBackoff(Duration other) {
        return new HttpSettings(proxy, timeouts, other);
    }
}
