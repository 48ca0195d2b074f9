package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetFields;
import io.jenkins.plugins.bynder.engine.portal.AssetPage;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import java.util.HashSet;
import java.util.Set;

/**
 * All assets that carry a tag, handed on page by page. Pages shift while people edit: a listing that does not add up is
 * not read again here, as part of it has been shown already, but it is known for what it is.
 */
final class Listing {

    /**
     * How a listing went.
     *
     * @param assets handed on, each once
     * @param archived how many of them are archived, and so not in the set that a sync takes
     * @param sent different entries that the portal sent, those with a similar tag included
     * @param total entries as the portal counted them, or {@link AssetPage#UNKNOWN_TOTAL}
     * @param addsUp whether the portal sent what it counted
     */
    record Result(long assets, long archived, long sent, long total, boolean addsUp) {}

    /** Takes an asset; false ends the listing. */
    interface Taker {
        boolean take(Asset asset);
    }

    private final Portal portal;
    private final Tag tag;
    private final AssetFields fields;
    private final Set<String> ids = new HashSet<>();

    Listing(Portal portal, Tag tag) {
        this(portal, tag, AssetFields.basic());
    }

    Listing(Portal portal, Tag tag, AssetFields fields) {
        this.portal = portal;
        this.tag = tag;
        this.fields = fields;
    }

    Result read(Taker taker) throws PortalException, InterruptedException {
        long received = 0;
        long repeated = 0;
        long archived = 0;
        boolean steady = true;
        long total = AssetPage.UNKNOWN_TOTAL;
        for (int number = 1; ; number++) {
            AssetPage page = portal.assets(tag, number, fields);
            steady &= number == 1 || page.total() == total;
            total = page.total();
            received += page.received();
            int before = ids.size();
            for (Asset asset : page.assets()) {
                if (!ids.add(asset.id())) {
                    repeated++;
                    continue;
                }
                archived += asset.archived() ? 1 : 0;
                if (!taker.take(asset)) {
                    return new Result(ids.size(), archived, received - repeated, total, false);
                }
            }
            boolean nothingNew = ids.size() == before && !page.assets().isEmpty();
            if (page.last() || nothingNew || (total >= 0 && received >= total)) {
                boolean counted = total == AssetPage.UNKNOWN_TOTAL ? repeated == 0 : total == received - repeated;
                return new Result(ids.size(), archived, received - repeated, total, steady && counted);
            }
        }
    }
}
