package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.net.URI;
import java.util.Objects;

/**
 * An address of a file on the portal's file host. A temporary one carries its own signature: anyone who has it can read the
 * file, so {@link #toString} hides the query.
 *
 * @param uri https, or http on a loopback address; holds no user, and its path and query are requested as they are
 * @param disclaimer what the portal wants users to know of the file, plain text; usually empty
 */
public record DownloadLink(URI uri, String disclaimer) implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int MAX_DISCLAIMER = 4000;
    private static final int MAX_TEXT = 1000;

    public DownloadLink {
        Objects.requireNonNull(disclaimer);
        if (!FileAddress.read(uri.toString()).toString().equals(uri.toString())) {
            throw new IllegalArgumentException(PortalTexts.text("link.malformed"));
        }
    }

    public DownloadLink(URI uri) {
        this(uri, "");
    }

    /** The same address with what the portal says beside it: text or HTML, of which so much is kept as users read. */
    DownloadLink withDisclaimer(String html) {
        String text = PortalText.plain(html.length() <= MAX_DISCLAIMER ? html : html.substring(0, MAX_DISCLAIMER));
        return new DownloadLink(uri, text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…");
    }

    /**
     * Reads an address as a portal spells it: it may hold characters that a URI must not, and leave out its scheme or
     * host.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    public static DownloadLink of(String text, PortalAddress portal) {
        return new DownloadLink(FileAddress.read(text, portal.uri()));
    }

    /** The same for an address with scheme and host. */
    public static DownloadLink of(String text) {
        return new DownloadLink(FileAddress.read(text));
    }

    /** Name or address of the file host. */
    public String host() {
        return FileAddress.host(uri);
    }

    boolean loopback() {
        return Loopback.isLoopback(host());
    }

    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
