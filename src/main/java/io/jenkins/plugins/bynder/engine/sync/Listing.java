package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.portal.ListingTally;
import io.jenkins.plugins.bynder.engine.portal.PageSizes;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.manifest.IdSet;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntries;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.names.NameRegistry;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads the whole listing, as far as the portal shows it. Pages shift while users edit assets, so an inconsistent
 * listing is read again. Even a consistent one can lack assets: missing known assets are requested by id, and only
 * those that are proven gone may be removed.
 */
final class Listing {

    /** More than any known portal has; ends an endless listing. */
    static final int MAX_ASSETS = 2_000_000;

    private static final int ATTEMPTS = 3;
    private static final Logger LOGGER = Logger.getLogger(Sync.class.getName());

    /** Extracts the needed data of an asset, so that its page can be discarded. */
    @FunctionalInterface
    interface Keep {
        ListedAsset keep(Asset asset) throws IOException;
    }

    /**
     * The result of reading the listing.
     *
     * @param assets with the tag, each once, oldest first
     * @param untold listed, but neither the listing nor a response by id shows whether they have the tag
     * @param gone ids of known assets that are proven to be removed
     * @param unproven ids of known assets that are not listed, but not proven to be removed
     * @param notes what is missing, user-facing messages; empty if the listing is whole
     * @param settled ids of known assets that are still in the set and were not read again, or equal their entries
     * @param names with the names of the settled assets
     */
    record Result(
            List<ListedAsset> assets,
            List<ListedAsset> untold,
            Set<String> gone,
            Set<String> unproven,
            List<String> notes,
            Set<String> settled,
            NameRegistry names,
            ListingFigures figures) {

        /** Adds assets that were settled but have been read after all. */
        Result with(List<ListedAsset> more, ManifestEntries entries) {
            List<ListedAsset> all = new ArrayList<>(assets);
            for (ListedAsset asset : more) {
                all.add(asset);
                settled.remove(asset.id());
                entries.find(asset.id()).ifPresent(entry -> names.release(entry.path(), entry.id()));
            }
            return new Result(all, untold, gone, unproven, notes, settled, names, figures);
        }
    }

    /** The names of settled assets. */
    static NameRegistry names(IdSet settled, ManifestEntries entries) {
        NameRegistry names = new NameRegistry();
        for (ManifestEntry entry : entries.values()) {
            if (settled.contains(entry.id())) {
                names.claim(entry.path(), entry.id());
            }
        }
        return names;
    }

    private final AssetSource source;
    private final ManifestEntries entries;
    private final Predicate<ManifestEntry> removable;
    private final boolean despiteFailures;
    private final Progress progress;
    private final long pauseMillis;
    private PageAhead pages;
    private int limit = ListingPage.LIMIT;

    /**
     * @param first pages for the first attempt, one of which may already be in flight
     * @param entries the manifest
     * @param removable entries of assets whose absence would cause a removal
     * @param despiteFailures whether assets may be proven gone although the listing has failed
     * @param pauseMillis pause between two attempts
     */
    Listing(
            AssetSource source,
            PageAhead first,
            ManifestEntries entries,
            Predicate<ManifestEntry> removable,
            boolean despiteFailures,
            Progress progress,
            long pauseMillis) {
        this.source = source;
        this.pages = first;
        this.entries = entries;
        this.removable = removable;
        this.despiteFailures = despiteFailures;
        this.progress = progress;
        this.pauseMillis = pauseMillis;
    }

    /** Reads until the listing is consistent, or repeats itself. */
    Result read(Keep keep, PageComparison comparison) throws InterruptedException, IOException {
        try {
            Attempt before = new Attempt();
            for (int n = 1; ; n++) {
                Attempt attempt = new Attempt();
                attempt.read(keep, comparison);
                attempt.addExpected(keep);
                boolean again = n > 1 && attempt.isLike(before);
                boolean settled = attempt.addsUp() || (again && attempt.isSteady());
                if (settled) {
                    attempt.lookUp(attempt.missing());
                }
                boolean whole = settled && attempt.lacking().isEmpty();
                boolean lagging = settled && again && attempt.lacking().equals(before.lacking());
                if (whole || lagging || attempt.isBroken() || n == ATTEMPTS) {
                    return attempt.result(settled);
                }
                before = attempt;
                pages.close();
                Thread.sleep(pauseMillis);
                pages = new PageAhead(source, limit, 1);
            }
        } finally {
            pages.close();
        }
    }

    /** One pass from the first page to the last. */
    private final class Attempt {

        private final List<ListedAsset> assets = new ArrayList<>();
        private final Map<String, ListedAsset> doubtful = new LinkedHashMap<>();
        private final IdSet ids = entries.noIds();
        private final IdSet settled = entries.noIds();
        private final NameRegistry names = new NameRegistry();
        private final Set<String> unlisted = new HashSet<>();
        private Map<String, Presence> presence = Map.of();
        private String failure = "";
        private final ListingTally tally = new ListingTally();
        private final ListingFigures.Collector figures = new ListingFigures.Collector();
        private long position;

        void read(Keep keep, PageComparison comparison) throws InterruptedException, IOException {
            boolean more = true;
            while (more) {
                ListingPage page;
                try {
                    page = pages.take();
                    requireEntries(page);
                } catch (PortalException e) {
                    if (!retake(e)) {
                        return;
                    }
                    continue;
                }
                tally.add(page);
                figures.add(page);
                if (tally.pages() == 1 && PageSizes.isCap(page)) {
                    resume(page.received(), page.received());
                } else {
                    position += page.limit();
                }
                more = isMore(page);
                if (more) {
                    pages.ask(Math.max(number(), pagesOf(tally.total())));
                }
                long news = take(page, keep, comparison);
                progress.listed(assets.size() + settled.size());
                if (news == 0 && !(page.assets().isEmpty() && page.doubtful().isEmpty())) {
                    // The portal repeats the same page.
                    tally.unsteady();
                    more = false;
                }
            }
        }

        /** An empty page is not the end of the listing if the portal reports more assets. */
        private void requireEntries(ListingPage page) throws PortalException {
            if (page.received() == 0 && tally.pages() > 0 && position < tally.total()) {
                throw new PortalException(
                        PortalException.Problem.INVALID_RESPONSE, SyncTexts.text("listing.emptyPage", number()));
            }
        }

        /** Continues with smaller pages, or else with the entries read before, if any. */
        private boolean retake(PortalException e) throws PortalException {
            OptionalInt smaller = PageSizes.after(e, limit, position);
            if (smaller.isPresent()) {
                resume(smaller.getAsInt(), position);
                return true;
            }
            if (tally.pages() == 0) {
                throw e;
            }
            failure = e.getMessage();
            return false;
        }

        private void resume(int smaller, long from) {
            pages.close();
            limit = smaller;
            position = from;
            pages = new PageAhead(source, limit, number());
        }

        private int number() {
            return (int) (position / limit) + 1;
        }

        private int pagesOf(long count) {
            return (int) ((Math.min(count, MAX_ASSETS) + limit - 1) / limit);
        }

        private boolean isMore(ListingPage page) {
            if (page.received() == 0 || tally.received() >= MAX_ASSETS) {
                return false;
            }
            if (tally.total() < 0) {
                return page.received() >= limit;
            }
            // A portal that sends fewer entries than requested needs more pages, but their number is limited.
            return tally.received() < tally.total() && tally.pages() < 20 * pagesOf(tally.total()) + 3;
        }

        private long take(ListingPage page, Keep keep, PageComparison comparison)
                throws IOException, InterruptedException {
            long news = 0;
            for (PageComparison.Compared compared : comparison.of(page.assets())) {
                ListedAsset asset = compared.asset();
                if (!ids.add(asset.id())) {
                    tally.repeated();
                    continue;
                }
                news++;
                if (compared.same()
                        .filter(entry -> names.claim(entry.path(), entry.id()))
                        .isPresent()) {
                    settled.add(asset.id());
                } else {
                    assets.add(asset);
                }
            }
            for (Asset asset : page.doubtful()) {
                if (!ids.contains(asset.id()) && doubtful.putIfAbsent(asset.id(), keep.keep(asset)) == null) {
                    news++;
                } else {
                    tally.repeated();
                }
            }
            return news;
        }

        /** Adds expected assets that the listing lacks, because the portal's index lags behind its events. */
        void addExpected(Keep keep) throws InterruptedException, IOException {
            Set<String> missing = new LinkedHashSet<>(source.expected());
            missing.removeIf(id -> ids.contains(id) || doubtful.containsKey(id) || isRemovable(id));
            try {
                for (Asset asset : missing.isEmpty() ? List.<Asset>of() : source.assets(missing)) {
                    if (unlisted.add(asset.id())) {
                        assets.add(keep.keep(asset));
                    }
                }
            } catch (PortalException e) {
                LOGGER.log(Level.FINE, "No answer about expected assets", e);
            }
        }

        boolean isBroken() {
            return !failure.isEmpty();
        }

        boolean addsUp() {
            return !isBroken() && tally.addsUp() && tally.isCounted();
        }

        /** Whether the total stayed constant; entries may still be missing. */
        boolean isSteady() {
            return !isBroken() && tally.isSteady();
        }

        boolean isLike(Attempt other) {
            return tally.total() == other.tally.total()
                    && ids.isSame(other.ids)
                    && doubtful.keySet().equals(other.doubtful.keySet());
        }

        private List<String> missing() {
            List<String> missing = new ArrayList<>();
            entries.forEachExcept(ids, entry -> {
                if (removable.test(entry) && !doubtful.containsKey(entry.id())) {
                    missing.add(entry.id());
                }
            });
            return missing;
        }

        private boolean isRemovable(String id) {
            return entries.find(id).filter(removable).isPresent();
        }

        void lookUp(List<String> missing) throws InterruptedException {
            List<String> wanted = new ArrayList<>(missing);
            wanted.addAll(doubtful.keySet());
            presence = wanted.isEmpty() ? Map.of() : source.presence(wanted);
        }

        private Presence presence(String id) {
            return presence.getOrDefault(id, Presence.UNKNOWN);
        }

        /** Known assets that have the tag, although the listing lacks them. */
        Set<String> lacking() {
            Set<String> lacking = new HashSet<>();
            for (Map.Entry<String, Presence> each : presence.entrySet()) {
                if (each.getValue() == Presence.IN_SET && !doubtful.containsKey(each.getKey())) {
                    lacking.add(each.getKey());
                }
            }
            return lacking;
        }

        Result result(boolean settled) throws InterruptedException {
            boolean mayRemove = settled || despiteFailures;
            if (!settled) {
                lookUp(mayRemove ? missing() : List.of());
            }
            List<ListedAsset> untold = new ArrayList<>();
            Set<String> gone = new HashSet<>();
            Set<String> unproven = new HashSet<>();
            for (String id : mayRemove ? missing() : List.<String>of()) {
                boolean proven = presence(id) == Presence.GONE || presence(id) == Presence.NO_TAGS;
                (proven ? gone : unproven).add(id);
            }
            doubtful.forEach((id, asset) -> {
                if (presence(id) == Presence.IN_SET) {
                    assets.add(asset);
                } else if (isRemovable(id)) {
                    (mayRemove && presence(id) == Presence.GONE ? gone : unproven).add(id);
                } else if (presence(id) != Presence.GONE) {
                    untold.add(asset);
                }
            });
            List<String> notes = notes(settled, unproven);
            boolean whole = settled && addsUp() && notes.isEmpty() && untold.isEmpty() && unlisted.isEmpty();
            return new Result(
                    assets,
                    untold,
                    gone,
                    unproven,
                    notes,
                    this.settled,
                    names,
                    figures.figures(tally.total(), tally.pages(), limit, whole));
        }

        private List<String> notes(boolean settled, Set<String> unproven) {
            List<String> notes = new ArrayList<>();
            if (isBroken()) {
                notes.add(SyncTexts.text("listing.broken", tally.received(), tally.total(), failure));
            } else if (!settled) {
                notes.add(SyncTexts.text("listing.incomplete", tally.total(), ids.size() + doubtful.size(), ATTEMPTS));
            } else if (tally.total() > tally.distinct()) {
                notes.add(SyncTexts.text("listing.unseen", tally.total() - tally.distinct()));
            }
            if (tally.unreadable() > 0) {
                notes.add(SyncTexts.text("listing.unreadable", tally.unreadable()));
            }
            int lacking = lacking().size();
            if (lacking > 0) {
                notes.add(SyncTexts.text("listing.lacking", lacking));
            }
            if (unproven.size() > lacking) {
                notes.add(SyncTexts.text("listing.unproven", unproven.size() - lacking));
            }
            return notes;
        }
    }
}
