package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sync reads from a portal, for one tag. On an agent this is a proxy of an object on the controller: each call
 * is a round trip, arguments and results are small, and the credentials stay on the controller.
 */
public interface AssetSource {

    /**
     * One page of the listing.
     *
     * @param number from 1
     * @param limit entries on a page
     */
    ListingPage page(int number, int limit) throws PortalException, InterruptedException;

    /**
     * One page of the listing, latest change first if the portal honours that order.
     *
     * @param number from 1
     * @param limit entries on a page
     */
    ListingPage newest(int number, int limit) throws PortalException, InterruptedException;

    /**
     * The state of each of these assets in the portal now, read by id. Does not fail if the portal does: an asset
     * without an answer is {@link Presence#UNKNOWN}.
     */
    Map<String, Presence> presence(Collection<String> assetIds) throws InterruptedException;

    /**
     * Assets that this sync was started for, for example by an event. A listing may not contain them yet; they are then
     * requested with {@link #assets}.
     */
    default Set<String> expected() {
        return Set.of();
    }

    /**
     * Those of these assets whose last edit in the portal was our own, for example of their link: no user changed them.
     */
    default Set<String> ownEdits(Collection<String> assetIds) throws InterruptedException {
        return Set.of();
    }

    /** Those of these assets that have the tag now. */
    List<Asset> assets(Collection<String> assetIds) throws PortalException, InterruptedException;

    /** The active original of an asset. */
    OriginalVersion original(String assetId) throws PortalException, InterruptedException;

    /** A fresh link to the active original. */
    DownloadLink link(String assetId) throws PortalException, InterruptedException;

    /** Names that {@link SyncSettings#derivative} may have. */
    Set<String> renditions() throws PortalException, InterruptedException;

    /** The state of the portal side. Cheap; called about once a second. */
    SourceStatus status();
}
