package io.jenkins.plugins.bynder.engine.portal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Bynder portal.
 *
 * <p>Every method may block: for the answer, for retries and for the {@linkplain RequestBudget request budget}, which
 * can take minutes. An interrupt ends the wait at once with {@link InterruptedException}. Safe for use by several
 * threads. Reads are tried up to five times when the transport or the server fails; a failed write is never repeated
 * blindly.
 */
public interface Portal {

    /** Every portal makes these three, regardless of the account's settings (asset v4 specification, thumbnails). */
    Set<String> BUILT_IN_RENDITIONS = Set.of("mini", "thul", "webimage");

    /** Ids in one request. Keeps its address below 8,000 characters, which any gateway accepts. */
    int IDS_PER_REQUEST = 100;

    PortalAddress address();

    /**
     * One page of the assets that carry the tag, oldest first. The tag is compared again here, exactly and with case.
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
     * One page of the assets of the tag, the latest change first if the portal honours that order; one request.
     *
     * @param number from 1
     * @param limit assets on a page
     */
    ListingPage newest(Tag tag, int number, int limit, AssetParts fields) throws PortalException, InterruptedException;

    /** One asset; empty if the portal says that it knows none of that id, or shows none to this user. */
    Optional<Asset> asset(String id, AssetParts fields) throws PortalException, InterruptedException;

    /** Assets by id, in batches; ids that the portal does not know, or does not show, are left out silently. */
    List<Asset> assets(Collection<String> ids, AssetParts fields) throws PortalException, InterruptedException;

    /**
     * The active original of an asset.
     *
     * @throws PortalException {@link PortalException.Problem#NOT_FOUND} if the asset is gone
     */
    OriginalVersion original(String assetId) throws PortalException, InterruptedException;

    /**
     * A fresh link to the active original. Lifetime unknown, so ask right before use.
     *
     * @throws PortalException {@code NOT_FOUND} if the asset or its file is gone; {@code FORBIDDEN}, naming the role
     *     that is missing
     */
    DownloadLink downloadLink(String assetId) throws PortalException, InterruptedException;

    /** Names of the renditions that the portal makes: the built-in ones and the account's derivatives. */
    Set<String> renditions() throws PortalException, InterruptedException;

    /** Tags that contain {@code keyword}, in any case. Slow on large portals: over 20 s have been seen. */
    List<TagCount> tags(String keyword) throws PortalException, InterruptedException;

    List<Metaproperty> metaproperties() throws PortalException, InterruptedException;

    /**
     * Creates a text metaproperty.
     *
     * @return its id
     */
    String createTextMetaproperty(String name, String label) throws PortalException, InterruptedException;

    /**
     * Writes one value of one asset; every other field of the asset is left alone. The portal accepts now and acts
     * later: read back after some seconds. Sent once; when the answer is lost, the caller reads before trying again.
     */
    void writeMetaproperty(String assetId, String metapropertyId, String value)
            throws PortalException, InterruptedException;

    /** Whom the keys belong to and what they may do: two requests. */
    Account whoAmI() throws PortalException, InterruptedException;

    /**
     * Scopes of the access token that the last request was sent with; empty if the keys have no scopes, or the portal has
     * not told them. Cheap.
     */
    Set<String> grantedScopes();

    /** Requests sent so far through this object, retries and token requests included, downloads of files not. */
    long requests();

    /** Where the request budget stands, which all users of the portal share; cheap. */
    BudgetState budget();
}
