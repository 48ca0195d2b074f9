package io.jenkins.plugins.bynder.engine.portal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads all assets that carry a tag. Pages shift while users edit: when an asset on a page that was read already leaves
 * the set, the first one of the next page moves to that page and is on none. The portal's total tells, if it is compared on
 * all pages and not only on the last.
 */
public final class AssetListing {

    private static final int ATTEMPTS = 3;

    /**
     * How a reading went.
     *
     * @param assets handed on, each once
     * @param archived how many of them are archived, and so not in the set that a sync takes
     * @param sent different entries that the portal sent, those with a similar tag included
     * @param total entries as the portal counted them, or {@link AssetPage#UNKNOWN_TOTAL}
     * @param addsUp whether the portal sent what it counted, and counted the same on each page
     */
    public record Result(long assets, long archived, long sent, long total, boolean addsUp) {}

    /** Takes an asset; false ends the reading. */
    @FunctionalInterface
    public interface Taker {
        boolean take(Asset asset);
    }

    private final Portal portal;
    private final Tag tag;
    private final AssetFields fields;

    public AssetListing(Portal portal, Tag tag, AssetFields fields) {
        this.portal = portal;
        this.tag = tag;
        this.fields = fields;
    }

    /** Reads once and hands each asset on while the portal sends them, oldest first. */
    public Result read(Taker taker) throws PortalException, InterruptedException {
        return new Reading(taker).read();
    }

    /**
     * Reads until the listing adds up.
     *
     * @param most the reading ends as soon as there are more assets than that
     * @return all assets, oldest first; one more than {@code most} if there are too many
     * @throws PortalException {@link PortalException.Problem#ANSWER} if it never adds up
     */
    public List<Asset> readWhole(int most) throws PortalException, InterruptedException {
        Set<String> before = Set.of();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            List<Asset> assets = new ArrayList<>();
            Reading reading = new Reading(asset -> {
                assets.add(asset);
                return assets.size() <= most;
            });
            Result result = reading.read();
            // What a portal does not count can only be compared with itself.
            boolean counted = result.total() != AssetPage.UNKNOWN_TOTAL || reading.pages == 1;
            boolean whole = result.addsUp() && (counted || (attempt > 1 && reading.ids.equals(before)));
            if (whole || assets.size() > most) {
                return assets;
            }
            before = reading.ids;
        }
        throw new PortalException(
                PortalException.Problem.ANSWER,
                PortalTexts.text("listing.unsteady", portal.address(), tag.value(), ATTEMPTS));
    }

    private final class Reading {

        private final Taker taker;
        private final Set<String> ids = new HashSet<>();
        private int pages;
        private long total = AssetPage.UNKNOWN_TOTAL;
        private long received;
        private long repeated;
        private long archived;
        private boolean steady = true;

        Reading(Taker taker) {
            this.taker = taker;
        }

        Result read() throws PortalException, InterruptedException {
            boolean more = true;
            while (more) {
                AssetPage page = portal.assets(tag, pages + 1, fields);
                pages++;
                steady &= pages == 1 || page.total() == total;
                total = page.total();
                received += page.received();
                int before = ids.size();
                if (!take(page)) {
                    return result(false);
                }
                boolean nothingNew = ids.size() == before && !page.assets().isEmpty();
                more = !page.last() && !nothingNew && !(total >= 0 && received >= total);
            }
            boolean counted = total == AssetPage.UNKNOWN_TOTAL ? repeated == 0 : total == received - repeated;
            return result(steady && counted);
        }

        private boolean take(AssetPage page) {
            for (Asset asset : page.assets()) {
                if (!ids.add(asset.id())) {
                    repeated++;
                    continue;
                }
                archived += asset.archived() ? 1 : 0;
                if (!taker.take(asset)) {
                    return false;
                }
            }
            return true;
        }

        private Result result(boolean addsUp) {
            return new Result(ids.size(), archived, received - repeated, total, addsUp);
        }
    }
}
