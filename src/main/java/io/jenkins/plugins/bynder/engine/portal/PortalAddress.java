package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import okhttp3.HttpUrl;

/**
 * Address of a portal: normalized scheme, host and port.
 *
 * @param uri lower-case, without path, query, user info or default port
 */
public record PortalAddress(URI uri) implements Serializable {

    private static final long serialVersionUID = 1;

    public PortalAddress {
        requireSafe(uri);
        if (!uri.equals(normalised(uri))) {
            throw new InvalidValueException(PortalTexts.message("address.path", uri.getHost()));
        }
    }

    /**
     * Parses user input: {@code brand.bynder.com}, {@code https://brand.bynder.com/}.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    public static PortalAddress of(String text) {
        String typed = text == null ? "" : text.strip();
        if (typed.isEmpty()) {
            throw new InvalidValueException(PortalTexts.message("address.blank"));
        }
        URI uri;
        try {
            uri = new URI(typed.contains("://") ? typed : "https://" + typed);
        } catch (URISyntaxException e) {
            throw new InvalidValueException(PortalTexts.message("address.malformed"), e);
        }
        requireSafe(uri);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (!(path.isEmpty() || path.equals("/")) || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new InvalidValueException(PortalTexts.message("address.path", uri.getHost()));
        }
        return new PortalAddress(normalised(uri));
    }

    /**
     * Accepts addresses over which credentials and files may travel: https, or http to a loopback address.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    static URI requireSafe(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new InvalidValueException(PortalTexts.message("address.malformed"));
        }
        if (uri.getRawUserInfo() != null) {
            throw new InvalidValueException(PortalTexts.message("address.user"));
        }
        if (scheme.equals("http") && !Loopback.isLoopback(uri.getHost())) {
            throw new InvalidValueException(PortalTexts.message("address.http", uri.getHost()));
        }
        if (HttpUrl.parse(scheme + "://" + uri.getRawAuthority()) == null) {
            throw new IllegalArgumentException(
                    PortalTexts.text("address.malformed")); // For example a port above 65535.
        }
        return uri;
    }

    /** Whether the address is loopback, as with sample portals. */
    public boolean loopback() {
        return Loopback.isLoopback(uri.getHost());
    }

    private static URI normalised(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() == (scheme.equals("https") ? 443 : 80) ? -1 : uri.getPort();
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return URI.create(scheme + "://" + host + (port < 0 ? "" : ":" + port));
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
