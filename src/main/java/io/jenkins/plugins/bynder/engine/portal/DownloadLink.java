package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import okhttp3.HttpUrl;

/**
 * A temporary address of a file on the portal's file host. Carries its own signature: whoever has it can read the
 * file, so {@link #toString} hides the query.
 *
 * @param uri https, or http on a loopback address; never the portal's own credentials in it
 */
public record DownloadLink(URI uri) implements Serializable {

    private static final long serialVersionUID = 1;

    public DownloadLink {
        PortalAddress.requireSafe(uri);
    }

    /**
     * Reads an address as a portal spells it, which may hold characters that a URI must not.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    public static DownloadLink of(String text) {
        try {
            return new DownloadLink(new URI(text));
        } catch (URISyntaxException e) {
            HttpUrl url = HttpUrl.parse(text);
            if (url == null) {
                throw new IllegalArgumentException(PortalTexts.text("link.malformed"), e);
            }
            return new DownloadLink(url.uri());
        }
    }

    boolean loopback() {
        return Loopback.isLoopback(uri.getHost());
    }

    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
