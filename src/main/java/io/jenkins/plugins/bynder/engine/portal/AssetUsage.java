package io.jenkins.plugins.bynder.engine.portal;

import java.util.Objects;

/**
 * A place where an asset is used, as Bynder shows it on the asset's page.
 *
 * @param uri address of the place; unique for each asset of an integration
 * @param additional a text for users; may be empty
 */
public record AssetUsage(String assetId, String uri, String additional) {

    public AssetUsage {
        Ids.requireSafe(assetId);
        Objects.requireNonNull(uri);
        Objects.requireNonNull(additional);
    }
}
