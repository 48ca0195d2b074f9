package io.jenkins.plugins.bynder.engine.portal;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.net.URI;
import okhttp3.HttpUrl;

/**
 * Address of a file on the portal's file host. A temporary address carries its own signature: anyone who has it can read
 * the file, so {@link #toString} hides the query.
 */
public final class DownloadLink implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int MAX_DISCLAIMER = 4000;
    private static final int MAX_TEXT = 1000;

    private final URI uri;
    private final transient HttpUrl url;
    private final String disclaimer;

    private DownloadLink(URI uri, HttpUrl url, String disclaimer) {
        this.uri = uri;
        this.url = url;
        this.disclaimer = disclaimer;
    }

    /**
     * Reads an address as spelled by a portal, which may contain characters illegal in a URI and lack the scheme or
     * host.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    public static DownloadLink of(String text, PortalAddress portal) {
        return of(FileAddress.read(text, portal.uri()));
    }

    /** Like {@link #of(String, PortalAddress)}, for an address with scheme and host. */
    public static DownloadLink of(String text) {
        return of(FileAddress.read(text));
    }

    private static DownloadLink of(FileAddress address) {
        return new DownloadLink(address.uri(), address.url(), "");
    }

    /** Adds the portal's disclaimer, sent as text or HTML; keeps a limited length as plain text. */
    DownloadLink withDisclaimer(String html) {
        if (html.isBlank()) {
            return this;
        }
        String text = PortalText.plain(html.length() <= MAX_DISCLAIMER ? html : html.substring(0, MAX_DISCLAIMER));
        return new DownloadLink(uri, url, text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…");
    }

    /** https, or http on a loopback address; without user info. Path and query are requested unchanged. */
    public URI uri() {
        return uri;
    }

    FileAddress address() {
        return new FileAddress(uri, url);
    }

    /** Host name or IP address of the file host. */
    public String host() {
        return url.host();
    }

    /** The portal's disclaimer for the file as plain text; usually empty. */
    public String disclaimer() {
        return disclaimer;
    }

    boolean loopback() {
        return Loopback.isLoopback(host());
    }

    /** Validates a link from another machine like one from a portal. */
    private Object readResolve() throws InvalidObjectException {
        try {
            DownloadLink link = of(uri.toString());
            if (link.uri.equals(uri) && disclaimer.length() <= MAX_TEXT + 1) {
                return new DownloadLink(uri, link.url, disclaimer);
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            // Rejected below, without the address, which may be a secret.
        }
        throw new InvalidObjectException(PortalTexts.text("link.malformed"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DownloadLink link && link.uri.equals(uri) && link.disclaimer.equals(disclaimer);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    @Override
    public String toString() {
        return address().toString();
    }
}
