package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.AssetPage;
import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import java.util.Collection;
import java.util.Set;

/**
 * What a sync asks of a portal, for one tag. On an agent this is a proxy of an object on the controller: each call is a
 * round trip, arguments and results are small, and the keys stay where they are.
 */
public interface AssetSource {

    /** One page of the listing, from page 1. */
    AssetPage page(int number) throws PortalException, InterruptedException;

    /**
     * Which of these assets are in the set now. Each is asked for by its id, so that nothing can hide one as the edge
     * between two pages can.
     */
    Set<String> stillThere(Collection<String> assetIds) throws PortalException, InterruptedException;

    /** The active original of an asset. */
    OriginalVersion original(String assetId) throws PortalException, InterruptedException;

    /** A fresh link to the active original. */
    DownloadLink link(String assetId) throws PortalException, InterruptedException;

    /** Names that {@link SyncSettings#derivative} may have. */
    Set<String> renditions() throws PortalException, InterruptedException;

    /** Where the portal side stands; cheap, asked about once a second. */
    SourceStatus status();
}
