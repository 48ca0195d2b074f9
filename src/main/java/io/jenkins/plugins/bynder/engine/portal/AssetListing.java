package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.TextHash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads all assets that carry a tag. Pages shift while users edit; see {@link ListingTally}. */
public final class AssetListing {

    /** More than any known portal has; ends an endless listing. */
    public static final int MAX_ASSETS = 2_000_000;

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

    /** Keeps the assets of a listing. */
    public interface Collector {

        /** Begins a reading; the assets of an earlier one, which did not add up, are not part of the listing. */
        void begin();

        /** @return whether the asset is new in this reading */
        boolean add(Asset asset);

        /** Whether this reading has added the asset. */
        boolean contains(String id);

        /** Whether reading ends, because there are too many assets. */
        boolean isFull();
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
        return new Reading(new Forwarder(taker)).read();
    }

    /**
     * Reads until the listing adds up.
     *
     * @param max stops as soon as there are more assets than this
     * @return all assets, oldest first; one more than {@code max} if there are too many
     * @throws PortalException {@link PortalException.Problem#INVALID_RESPONSE} if it never adds up or holds an unreadable entry
     */
    public List<Asset> readWhole(int max) throws PortalException, InterruptedException {
        AssetMap assets = new AssetMap(max);
        readWhole(assets);
        return new ArrayList<>(assets.byId.values());
    }

    /**
     * Reads until the listing adds up, or the collector is full.
     *
     * @throws PortalException {@link PortalException.Problem#INVALID_RESPONSE} if it never adds up or holds an unreadable entry
     */
    public void readWhole(Collector collector) throws PortalException, InterruptedException {
        Optional<IdSum> before = Optional.empty();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            collector.begin();
            Reading reading = new Reading(collector);
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
            boolean sure = reading.tally.isCounted() || before.equals(Optional.of(reading.ids));
            if (result.addsUp() && sure || collector.isFull()) {
                return;
            }
            before = Optional.of(reading.ids);
        }
        throw new PortalException(
                PortalException.Problem.INVALID_RESPONSE,
                PortalTexts.message("listing.unsteady", portal.address(), tag.value(), ATTEMPTS));
    }

    /** Equal for equal sets of ids, because a set of a million ids takes much memory. */
    private record IdSum(long count, long hashes) {

        IdSum with(String id) {
            return new IdSum(count + 1, hashes + TextHash.of(id));
        }
    }

    private static final class AssetMap implements Collector {

        private final int max;
        private final Map<String, Asset> byId = new LinkedHashMap<>();

        AssetMap(int max) {
            this.max = max;
        }

        @Override
        public void begin() {
            byId.clear();
        }

        @Override
        public boolean add(Asset asset) {
            return byId.putIfAbsent(asset.id(), asset) == null;
        }

        @Override
        public boolean contains(String id) {
            return byId.containsKey(id);
        }

        @Override
        public boolean isFull() {
            return byId.size() > max;
        }
    }

    private static final class Forwarder implements Collector {

        private final Taker taker;
        private final Set<String> ids = new HashSet<>();
        private boolean ended;

        Forwarder(Taker taker) {
            this.taker = taker;
        }

        @Override
        public void begin() {
            ids.clear();
        }

        @Override
        public boolean add(Asset asset) {
            if (!ids.add(asset.id())) {
                return false;
            }
            ended = !taker.take(asset);
            return true;
        }

        @Override
        public boolean contains(String id) {
            return ids.contains(id);
        }

        @Override
        public boolean isFull() {
            return ended;
        }
    }

    private final class Reading {

        private final Collector collector;
        private final ListingTally tally = new ListingTally();
        private final ListingEnd end = new ListingEnd();
        private int limit = ListingPage.LIMIT;
        private long position;
        private long archived;
        private IdSum ids = new IdSum(0, 0);

        Reading(Collector collector) {
            this.collector = collector;
        }

        Result read() throws PortalException, InterruptedException {
            boolean more = true;
            while (more) {
                Optional<ListingPage> answer = page();
                if (answer.isEmpty()) {
                    continue;
                }
                ListingPage page = answer.get();
                if (end.isPassed(page, asset -> collector.contains(asset.id()))) {
                    break;
                }
                tally.add(page);
                if (tally.pages() == 1 && PageSizes.isCap(page)) {
                    limit = page.received();
                    position = page.received();
                } else {
                    position += limit;
                }
                long before = ids.count();
                if (!take(page.assets()) || !take(page.doubtful())) {
                    return result(false);
                }
                boolean nothingNew = ids.count() == before && !page.assets().isEmpty();
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
                if (!collector.add(asset)) {
                    tally.repeated();
                    continue;
                }
                ids = ids.with(asset.id());
                archived += asset.archived() ? 1 : 0;
                if (collector.isFull()) {
                    return false;
                }
            }
            return true;
        }

        private Result result(boolean addsUp) {
            return new Result(ids.count(), archived, tally.distinct(), tally.total(), addsUp);
        }
    }
}
