package io.jenkins.plugins.bynder.engine.portal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Bynder portal.
 *
 * <p>Every method may block while it waits for a response, a retry or the {@linkplain RequestBudget request budget};
 * this can take minutes. An interrupt ends the wait at once with {@link InterruptedException}. Thread-safe. A read is
 * tried up to five times if the connection or the server fails; a write whose outcome is unknown is never repeated.
 */
public interface Portal {

    /** Every portal creates these three, regardless of the account's settings (asset v4 specification, thumbnails). */
    Set<String> BUILT_IN_RENDITIONS = Set.of("mini", "thul", "webimage");

    /** Ids in one request. Keeps its address below 8,000 characters, which any gateway accepts. */
    int IDS_PER_REQUEST = 100;

    PortalAddress address();

    /**
     * Returns one page of the assets that have the tag, oldest first. Bynder's tag filter is inexact, so tags are
     * compared again, case-sensitively.
     *
     * @param number from 1
     * @param limit entries on a page, at most {@link ListingPage#LIMIT}; see {@link PageSizes}
     */
    ListingPage assets(Tag tag, int number, int limit, AssetParts fields) throws PortalException, InterruptedException;

    /** A page of the largest size. */
    default ListingPage assets(Tag tag, int number, AssetParts fields) throws PortalException, InterruptedException {
        return assets(tag, number, ListingPage.LIMIT, fields);
    }

    /**
     * Returns one page of the assets that have the tag, latest change first if the portal honours that order. Sends one
     * request.
     *
     * @param number from 1
     * @param limit entries on a page
     */
    ListingPage newest(Tag tag, int number, int limit, AssetParts fields) throws PortalException, InterruptedException;

    /** Returns one asset; empty if the portal has no asset with this id, or hides it from this user. */
    Optional<Asset> asset(String id, AssetParts fields) throws PortalException, InterruptedException;

    /** Returns assets by id, in batches; silently omits ids that the portal does not know or hides from this user. */
    List<Asset> assets(Collection<String> ids, AssetParts fields) throws PortalException, InterruptedException;

    /**
     * The active original of an asset.
     *
     * @throws PortalException {@link PortalException.Problem#NOT_FOUND} if the asset is gone
     */
    OriginalVersion original(String assetId) throws PortalException, InterruptedException;

    /**
     * Returns a fresh link to the active original. It expires after an unknown time, so request it right before use.
     *
     * @throws PortalException {@code NOT_FOUND} if the asset or its file is gone; {@code FORBIDDEN}, naming the missing
     *     role, if the user may not download it
     */
    DownloadLink downloadLink(String assetId) throws PortalException, InterruptedException;

    /** Names of all renditions: the built-in ones and the account's derivatives. */
    Set<String> renditions() throws PortalException, InterruptedException;

    /** Tags that contain {@code keyword}, case-insensitively. Can take more than 20 s on large portals. */
    List<TagCount> tags(String keyword) throws PortalException, InterruptedException;

    List<Metaproperty> metaproperties() throws PortalException, InterruptedException;

    /**
     * Creates a text metaproperty.
     *
     * @return its id
     */
    String createTextMetaproperty(String name, String label) throws PortalException, InterruptedException;

    /**
     * Writes one value of one asset and leaves all other fields unchanged. The portal applies it some seconds after it
     * has accepted it. Sent once: if the response is lost, read before trying again.
     */
    void writeMetaproperty(String assetId, String metapropertyId, String value)
            throws PortalException, InterruptedException;

    /**
     * Records the places where assets are used, in one request: adds or updates these usages, and removes what is known
     * for an address without one. Harmless if it is sent twice.
     *
     * @param integrationId that Bynder gave to this integration
     * @param uris all addresses that the call is about
     * @return reasons of the portal why it rejected usages, by asset id
     */
    Map<String, String> syncUsage(String integrationId, Collection<String> uris, Collection<AssetUsage> usages)
            throws PortalException, InterruptedException;

    /** Returns the user that the credentials belong to, with the user's roles. Sends two requests. */
    Account whoAmI() throws PortalException, InterruptedException;

    /**
     * Scopes of the latest access token; empty if the credentials have no scopes or the portal has not reported them.
     * Sends no request.
     */
    Set<String> grantedScopes();

    /** Number of requests sent through this object, including retries and token requests, excluding file downloads. */
    long requests();

    /** State of the request budget that all users of the portal share. Sends no request. */
    BudgetState budget();
}
