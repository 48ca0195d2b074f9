package io.jenkins.plugins.bynder.step;

import hudson.AbortException;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetFields;
import io.jenkins.plugins.bynder.engine.portal.AssetPage;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** All assets that carry a tag, for a Pipeline to hold: not more than that can bear, and none missed. */
final class WholeListing {

    /** A Pipeline writes its variables to disk at every step. */
    static final int MOST = 10_000;

    private static final int ATTEMPTS = 3;

    private final Portal portal;
    private final Tag tag;

    WholeListing(Portal portal, Tag tag) {
        this.portal = portal;
        this.tag = tag;
    }

    /** Reads again when pages have shifted meanwhile. */
    Collection<Asset> read() throws PortalException, InterruptedException, AbortException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Map<String, Asset> assets = new LinkedHashMap<>();
            AssetPage page;
            long received = 0;
            int number = 0;
            do {
                page = portal.assets(tag, ++number, AssetFields.basic());
                page.assets().forEach(asset -> assets.putIfAbsent(asset.id(), asset));
                received += page.received();
                if (assets.size() > MOST) {
                    throw new AbortException(Messages.WholeListing_tooMany(MOST, tag.value()));
                }
            } while (!page.last());
            if (page.total() == AssetPage.UNKNOWN_TOTAL || page.total() == received) {
                return assets.values();
            }
        }
        throw new AbortException(Messages.WholeListing_unsteady(ATTEMPTS));
    }
}
