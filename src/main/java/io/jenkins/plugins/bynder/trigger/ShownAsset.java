package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import java.time.Instant;

/**
 * What the portal shows of an asset.
 *
 * @param modified when it was edited last
 * @param revision see {@link AssetRevision}
 */
record ShownAsset(Instant modified, String revision) {

    static ShownAsset of(Asset asset) {
        return new ShownAsset(asset.dateModified(), AssetRevision.of(asset));
    }

    static ShownAsset of(TagListingEntry asset) {
        return new ShownAsset(asset.asset().modified(), asset.revision());
    }
}
