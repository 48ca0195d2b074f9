package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Reads from a portal and caches the results, however many jobs request the same. */
interface AssetQuery extends AutoCloseable {

    /** Assets by id, without those that the portal does not know or does not show. */
    Map<String, Asset> assets(Collection<String> ids) throws PortalException, InterruptedException;

    /** All assets that have the tag, until {@link #close}. */
    TagListing listing(Tag tag) throws PortalException, InterruptedException;

    /** Empty if the asset is gone. */
    Optional<OriginalVersion> original(String id) throws PortalException, InterruptedException;

    /** Deletes the files of the listings. */
    @Override
    void close();
}
