package io.jenkins.plugins.bynder.engine.portal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads all assets that carry a tag. Pages shift while users edit; see {@link ListingTally}. */
public final class AssetListing {

    private static final int ATTEMPTS = 3;

    /**
     * Result of one reading.
     *
     * @param assets number of distinct assets handed on
     * @param archived how many of them are archived and therefore not synced
     * @param sent distinct entries in the responses, including those with a similar tag
     * @param total entries as counted by the portal, or {@link ListingPage#UNKNOWN_TOTAL}
     * @param addsUp whether the portal sent as many entries as it counted, with the same count on each page
     */
    public record Result(long assets, long archived, long sent, long total, boolean addsUp) {}

    /** Receives an asset; returning false ends the reading. */
    @FunctionalInterface
    public interface Taker {
        boolean take(Asset asset);
    }

    private final Portal portal;
    private final Tag tag;
    private final AssetParts fields;

    public AssetListing(Portal portal, Tag tag, AssetParts fields) {
        this.portal = portal;
        this.tag = tag;
        this.fields = fields;
    }

    /** Reads once and hands on each asset as it arrives, oldest first. */
    public Result read(Taker taker) throws PortalException, InterruptedException {
        return new Reading(taker).read();
    }

    /**
     * Reads until the listing adds up.
     *
     * @param max stops as soon as there are more assets than this
     * @return all assets, oldest first; one more than {@code max} if there are too many
     * @throws PortalException {@link PortalException.Problem#INVALID_RESPONSE} if it never adds up or holds an unreadable entry
     */
    public List<Asset> readWhole(int max) throws PortalException, InterruptedException {
        Set<String> before = Set.of();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            List<Asset> assets = new ArrayList<>();
            Reading reading = new Reading(asset -> {
                assets.add(asset);
                return assets.size() <= max;
            });
            Result result = reading.read();
            if (reading.tally.unreadable() > 0) {
                throw new PortalException(
                        PortalException.Problem.INVALID_RESPONSE,
                        PortalTexts.message(
                                "answer",
                                portal.address(),
                                ApiOperation.LIST.phrase(),
                                PortalTexts.message("bad.entry")));
            }
            boolean sure = reading.tally.isCounted() || (attempt > 1 && reading.ids.equals(before));
            boolean whole = result.addsUp() && sure;
            if (whole || assets.size() > max) {
                return assets;
            }
            before = reading.ids;
        }
        throw new PortalException(
                PortalException.Problem.INVALID_RESPONSE,
                PortalTexts.message("listing.unsteady", portal.address(), tag.value(), ATTEMPTS));
    }

    private final class Reading {

        private final Taker taker;
        private final Set<String> ids = new HashSet<>();
        private final ListingTally tally = new ListingTally();
        private final ListingEnd end = new ListingEnd();
        private int limit = ListingPage.LIMIT;
        private long position;
        private long archived;

        Reading(Taker taker) {
            this.taker = taker;
        }

        Result read() throws PortalException, InterruptedException {
            boolean more = true;
            while (more) {
                Optional<ListingPage> answer = page();
                if (answer.isEmpty()) {
                    continue;
                }
                ListingPage page = answer.get();
                if (end.isPassed(page, asset -> ids.contains(asset.id()))) {
                    break;
                }
                tally.add(page);
                if (tally.pages() == 1 && PageSizes.isCap(page)) {
                    limit = page.received();
                    position = page.received();
                } else {
                    position += limit;
                }
                int before = ids.size();
                if (!take(page.assets()) || !take(page.doubtful())) {
                    return result(false);
                }
                boolean nothingNew = ids.size() == before && !page.assets().isEmpty();
                more = isMore(page) && !nothingNew;
            }
            return result(tally.addsUp() && tally.unreadable() == 0);
        }

        /** The next page; empty if the portal did not deliver it but may deliver a smaller one. */
        private Optional<ListingPage> page() throws PortalException, InterruptedException {
            try {
                return Optional.of(portal.assets(tag, (int) (position / limit) + 1, limit, fields));
            } catch (PortalException e) {
                limit = PageSizes.after(e, limit, position).orElseThrow(() -> e);
                return Optional.empty();
            }
        }

        private boolean isMore(ListingPage page) {
            if (page.received() == 0) {
                return false;
            }
            return tally.total() < 0 ? PageSizes.isMoreLikely(page) : tally.received() < tally.total();
        }

        private boolean take(List<Asset> assets) {
            for (Asset asset : assets) {
                if (!ids.add(asset.id())) {
                    tally.repeated();
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
            return new Result(ids.size(), archived, tally.distinct(), tally.total(), addsUp);
        }
    }
}
