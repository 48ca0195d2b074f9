package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import java.net.URI;

/** Links to derivatives, which a listing carries as text. */
final class Links {

    private Links() {}

    /** @throws PortalException if the portal listed something that must not be followed */
    static DownloadLink of(String rendition) throws PortalException {
        try {
            return new DownloadLink(URI.create(rendition));
        } catch (IllegalArgumentException e) {
            throw new PortalException(PortalException.Problem.ANSWER, SyncTexts.text("fetch.address"), e);
        }
    }
}
