package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.portal.ListingTally;
import io.jenkins.plugins.bynder.engine.portal.PageSizes;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.manifest.IdSet;
import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState;
import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState.Obstacle;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntries;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads only the latest changes, back to the last consistent listing.
 *
 * <p>Every asset that joined the set since then is among them, because Bynder changes {@code dateModified} when an
 * asset gets a tag. The portal's total proves the result: it must equal the total of the last listing, plus the assets
 * that joined, minus those that the portal reports by id as removed. If anything does not match, nothing is concluded.
 */
final class QuickListing {

    sealed interface Outcome {

        record Proven(Listing.Result result) implements Outcome {}

        /**
         * @param reason a user-facing message
         * @param obstacle what this says about the portal
         */
        record Unproven(LocalizableText reason, Obstacle obstacle) implements Outcome {}
    }

    private static final class UnprovenException extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Outcome.Unproven outcome;

        UnprovenException(Obstacle obstacle, String key, Object... arguments) {
            this.outcome = new Outcome.Unproven(SyncTexts.message(key, arguments), obstacle);
        }
    }

    private final AssetSource source;
    private final PageAhead.Reader newest;
    private final ListingState state;
    private final ManifestEntries entries;
    private final IdSet known;
    private final IdSet read;
    private final SyncProgress progress;
    private final long horizon;
    private final ListingTally tally = new ListingTally();
    private final ListingFigures.Collector figures = new ListingFigures.Collector();
    private final Map<String, ListedAsset> seen = new LinkedHashMap<>();
    private final Set<String> outside = new HashSet<>();
    private long joined;
    private long unchangedAtEnd;
    private boolean lastUnchanged;
    private long oldest = Long.MAX_VALUE;
    private long oldestOther = Long.MAX_VALUE;
    private long position;
    private int limit;

    /**
     * Known assets that have left the set: those that would otherwise be on the pages read so far, and those that an
     * event names and the total lacks.
     */
    private Set<String> leaving = Set.of();

    /**
     * @param newest reads a page, newest assets first
     * @param entries the manifest
     */
    QuickListing(
            AssetSource source,
            PageAhead.Reader newest,
            ListingState state,
            ManifestEntries entries,
            SyncProgress progress) {
        this.source = source;
        this.newest = newest;
        this.state = state;
        this.entries = entries;
        this.progress = progress;
        this.horizon = state.newest() - ListingFigures.OVERLAP_MILLIS;
        this.limit = limit(state);
        this.known = entries.idsInSet();
        this.read = entries.noIds();
    }

    /** Entries on the first page. */
    static int limit(ListingState state) {
        return Math.min(Math.max(state.limit(), 1), ListingPage.LIMIT);
    }

    Outcome read(Listing.Keep keep) throws IOException, InterruptedException {
        try {
            boolean more = true;
            while (more) {
                ListingPage page = newest.read((int) (position / limit) + 1, limit);
                take(page, keep);
                leaving = leaving();
                progress.listed(seen.size());
                more = isMore(page);
            }
            return new Outcome.Proven(result(keep));
        } catch (UnprovenException e) {
            return e.outcome;
        } catch (PortalException e) {
            if (e.problem().endsListing()) {
                throw e;
            }
            return e.problem() == PortalException.Problem.REJECTED
                    ? new Outcome.Unproven(SyncTexts.message("listing.quick.refused", e.why()), Obstacle.ORDER)
                    : new Outcome.Unproven(SyncTexts.message("listing.quick.failed", e.why()), Obstacle.NOTHING);
        }
    }

    private void take(ListingPage page, Listing.Keep keep) throws UnprovenException, IOException {
        if (page.total() < 0) {
            throw new UnprovenException(Obstacle.NO_TOTAL, "listing.full.noTotal");
        }
        if (tally.pages() > 0 && page.total() != tally.total()) {
            throw new UnprovenException(Obstacle.NOTHING, "listing.quick.moved");
        }
        if (page.unreadable() > 0) {
            throw new UnprovenException(Obstacle.NOTHING, "listing.quick.unreadable");
        }
        if (!page.doubtful().isEmpty()) {
            throw new UnprovenException(Obstacle.NO_TAGS, "listing.full.noTags");
        }
        tally.add(page);
        figures.add(page);
        if (tally.pages() == 1 && PageSizes.isCap(page)) {
            limit = page.received();
            position = page.received();
        } else {
            position += limit;
        }
        unchangedAtEnd = 0;
        for (Asset asset : page.assets()) {
            take(asset, keep);
        }
        for (ListingPage.Other other : page.others()) {
            take(other);
        }
    }

    private void take(Asset asset, Listing.Keep keep) throws UnprovenException, IOException {
        long modified = asset.modifiedMillis();
        requireOrder(modified <= oldest);
        oldest = modified;
        ListedAsset listed = keep.keep(asset);
        if (seen.put(asset.id(), listed) != null) {
            throw new UnprovenException(Obstacle.NOTHING, "listing.quick.moved");
        }
        read.add(asset.id());
        lastUnchanged = false;
        if (!known.contains(asset.id())) {
            if (modified < horizon) {
                throw new UnprovenException(Obstacle.DATE_STAYS, "listing.full.dateStays");
            }
            joined++;
        } else if (!ChangeRule.moved(entries.get(asset.id()).revision(), listed)) {
            lastUnchanged = true;
            unchangedAtEnd += modified <= state.newest() ? 1 : 0;
        }
    }

    private void take(ListingPage.Other other) throws UnprovenException {
        requireOrder(other.modified() <= oldestOther);
        oldestOther = other.modified();
        if (!outside.add(other.id()) || seen.containsKey(other.id())) {
            throw new UnprovenException(Obstacle.NOTHING, "listing.quick.moved");
        }
        read.add(other.id());
        boolean counted = known.contains(other.id()) || state.others().contains(other.id());
        if (other.modified() >= horizon && !counted) {
            // It is unknown whether the last total included this entry.
            throw new UnprovenException(Obstacle.NOTHING, "listing.quick.others");
        }
    }

    private static void requireOrder(boolean kept) throws UnprovenException {
        if (!kept) {
            throw new UnprovenException(Obstacle.ORDER, "listing.full.order");
        }
    }

    /** The total if no known asset had left the set. */
    private long expected() {
        return state.outside() + known.size() + joined;
    }

    private boolean isMore(ListingPage page) throws UnprovenException {
        if (isWhole()) {
            return false;
        }
        if (page.received() == 0) {
            throw new UnprovenException(Obstacle.NOTHING, "listing.quick.moved");
        }
        long expected = expected() - leaving.size();
        if (tally.total() < expected) {
            throw unlike();
        }
        boolean enough = tally.total() == expected && unchangedAtEnd >= Math.max(1, page.received() / 10);
        return !enough && !(Math.min(oldest, oldestOther) < horizon && lastUnchanged);
    }

    private boolean isWhole() {
        return tally.received() >= tally.total();
    }

    private Set<String> leaving() {
        Set<String> found = new LinkedHashSet<>();
        entries.changed(read, isWhole() ? Long.MIN_VALUE : oldest)
                .filter(ManifestEntry::isInSet)
                .forEach(entry -> found.add(entry.id()));
        if (tally.total() < expected()) {
            source.expected().stream()
                    .filter(id -> known.contains(id) && !read.contains(id))
                    .forEach(found::add);
        }
        return found;
    }

    private UnprovenException unlike() {
        return new UnprovenException(Obstacle.NOTHING, "listing.quick.total", tally.total(), expected());
    }

    private Listing.Result result(Listing.Keep keep) throws UnprovenException, IOException, InterruptedException {
        if (tally.total() != expected() - leaving.size()) {
            throw unlike();
        }
        Set<String> asked = new LinkedHashSet<>(leaving);
        outside.stream().filter(known::contains).forEach(asked::add);
        Map<String, Presence> presence = asked.isEmpty() ? Map.of() : source.presence(asked);
        for (String id : asked) {
            switch (presence.getOrDefault(id, Presence.UNKNOWN)) {
                case GONE, NO_TAGS -> {}
                case IN_SET, UNKNOWN -> throw new UnprovenException(Obstacle.NOTHING, "listing.quick.contradiction");
            }
        }
        List<ListedAsset> assets = new ArrayList<>(seen.values());
        List<ListedAsset> unlisted = unlisted(keep);
        assets.addAll(unlisted);
        IdSet settled = known.copy();
        asked.forEach(settled::remove);
        seen.keySet().forEach(settled::remove);
        int pages = (int) ((tally.total() + limit - 1) / limit);
        return new Listing.Result(
                assets,
                List.of(),
                asked,
                Set.of(),
                List.of(),
                settled,
                Listing.names(settled, entries),
                figures.figures(tally.total(), pages, limit, unlisted.isEmpty()));
    }

    /** Reads expected assets that the listing lacks, because the portal's index lags behind its events. */
    private List<ListedAsset> unlisted(Listing.Keep keep) throws IOException, InterruptedException {
        Set<String> missing = new LinkedHashSet<>(source.expected());
        missing.removeIf(id -> known.contains(id) || seen.containsKey(id) || outside.contains(id));
        List<ListedAsset> unlisted = new ArrayList<>();
        if (!missing.isEmpty()) {
            for (Asset asset : source.assets(missing)) {
                unlisted.add(keep.keep(asset));
            }
        }
        return unlisted;
    }
}
