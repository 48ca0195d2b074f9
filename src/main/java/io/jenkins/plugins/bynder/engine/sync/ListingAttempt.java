package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.portal.ListingTally;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.manifest.IdSet;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntries;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.names.NameRegistry;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One reading of a listing from the first page to the last, and what it shows about the known assets. */
final class ListingAttempt {

    private static final Logger LOGGER = Logger.getLogger(Sync.class.getName());

    private final AssetSource source;
    private final ManifestEntries entries;
    private final Predicate<ManifestEntry> removable;
    private final boolean despiteFailures;
    private final SyncProgress progress;
    private final List<ListedAsset> assets = new ArrayList<>();
    private final Map<String, ListedAsset> doubtful = new LinkedHashMap<>();
    private final IdSet ids;
    private final IdSet settled;
    private final NameRegistry names = new NameRegistry();
    private final Set<String> unlisted = new HashSet<>();
    private Map<String, Presence> presence = Map.of();
    private LocalizableText failure = LocalizableText.EMPTY;
    private final ListingTally tally = new ListingTally();
    private final ListingFigures.Collector figures = new ListingFigures.Collector();

    ListingAttempt(
            AssetSource source,
            ManifestEntries entries,
            Predicate<ManifestEntry> removable,
            boolean despiteFailures,
            SyncProgress progress) {
        this.source = source;
        this.entries = entries;
        this.removable = removable;
        this.despiteFailures = despiteFailures;
        this.progress = progress;
        this.ids = entries.noIds();
        this.settled = entries.noIds();
    }

    /** Reads to the last page, or to the first one that cannot be read. */
    void read(ListingPages pages, Listing.Keep keep, PageComparison comparison)
            throws InterruptedException, IOException {
        boolean more = true;
        while (more) {
            Optional<ListingPage> next;
            try {
                next = pages.next(tally, this::isListed);
            } catch (PortalException e) {
                if (tally.pages() == 0) {
                    throw e;
                }
                failure = e.why();
                return;
            }
            if (next.isEmpty()) {
                return;
            }
            ListingPage page = next.get();
            figures.add(page);
            more = pages.askAhead(page, tally);
            long news = take(page, keep, comparison);
            progress.listed(assets.size() + settled.size());
            if (news == 0 && !(page.assets().isEmpty() && page.doubtful().isEmpty())) {
                // The portal repeats the same page.
                tally.unsteady();
                more = false;
            }
        }
    }

    private boolean isListed(Asset asset) {
        return ids.contains(asset.id()) || doubtful.containsKey(asset.id());
    }

    private long take(ListingPage page, Listing.Keep keep, PageComparison comparison)
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
    void addExpected(Listing.Keep keep) throws InterruptedException, IOException {
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

    boolean isLike(ListingAttempt other) {
        return tally.total() == other.tally.total()
                && ids.isSame(other.ids)
                && doubtful.keySet().equals(other.doubtful.keySet());
    }

    List<String> missing() {
        return entries.except(ids)
                .filter(entry -> removable.test(entry) && !doubtful.containsKey(entry.id()))
                .map(ManifestEntry::id)
                .toList();
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

    Listing.Result result(boolean settled, int limit) throws InterruptedException {
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
        List<LocalizableText> notes = notes(settled, unproven);
        boolean whole = settled && addsUp() && notes.isEmpty() && untold.isEmpty() && unlisted.isEmpty();
        return new Listing.Result(
                assets,
                untold,
                gone,
                unproven,
                notes,
                this.settled,
                names,
                figures.figures(tally.total(), tally.pages(), limit, whole));
    }

    private List<LocalizableText> notes(boolean settled, Set<String> unproven) {
        List<LocalizableText> notes = new ArrayList<>();
        if (isBroken()) {
            notes.add(SyncTexts.message("listing.broken", tally.received(), tally.total(), failure));
        } else if (!settled) {
            notes.add(SyncTexts.message(
                    "listing.incomplete", tally.total(), ids.size() + doubtful.size(), Listing.ATTEMPTS));
        } else if (tally.total() > tally.distinct()) {
            notes.add(SyncTexts.message("listing.unseen", tally.total() - tally.distinct()));
        }
        if (tally.unreadable() > 0) {
            notes.add(SyncTexts.message("listing.unreadable", tally.unreadable()));
        }
        int lacking = lacking().size();
        if (lacking > 0) {
            notes.add(SyncTexts.message("listing.lacking", lacking));
        }
        if (unproven.size() > lacking) {
            notes.add(SyncTexts.message("listing.unproven", unproven.size() - lacking));
        }
        return notes;
    }
}
