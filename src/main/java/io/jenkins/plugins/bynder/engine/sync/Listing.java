package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.sync.manifest.IdSet;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntries;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.names.NameRegistry;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads the whole listing, as far as the portal shows it. Pages shift while users edit assets, so an inconsistent
 * listing is read again. Even a consistent one can lack assets: missing known assets are requested by id, and only
 * those that are proven gone may be removed.
 */
final class Listing {

    static final int ATTEMPTS = 3;

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
            List<LocalizableText> notes,
            IdSet settled,
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
        entries.forEachName(settled, names::hold);
        return names;
    }

    private final AssetSource source;
    private final ListingPages pages;
    private final ManifestEntries entries;
    private final Predicate<ManifestEntry> removable;
    private final boolean despiteFailures;
    private final SyncProgress progress;
    private final long pauseMillis;

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
            SyncProgress progress,
            long pauseMillis) {
        this.source = source;
        this.pages = new ListingPages(source, first);
        this.entries = entries;
        this.removable = removable;
        this.despiteFailures = despiteFailures;
        this.progress = progress;
        this.pauseMillis = pauseMillis;
    }

    /** Reads until the listing is consistent, or repeats itself. */
    Result read(Keep keep, PageComparison comparison) throws InterruptedException, IOException {
        try {
            ListingAttempt before = attempt();
            for (int n = 1; ; n++) {
                ListingAttempt attempt = attempt();
                attempt.read(pages, keep, comparison);
                attempt.addExpected(keep);
                boolean again = n > 1 && attempt.isLike(before);
                boolean settled = attempt.addsUp() || (again && attempt.isSteady());
                if (settled) {
                    attempt.lookUp(attempt.missing());
                }
                boolean whole = settled && attempt.lacking().isEmpty();
                boolean lagging = settled && again && attempt.lacking().equals(before.lacking());
                if (whole || lagging || attempt.isBroken() || n == ATTEMPTS) {
                    return attempt.result(settled, pages.limit());
                }
                before = attempt;
                pages.close();
                Thread.sleep(pauseMillis);
                pages.restart();
            }
        } finally {
            pages.close();
        }
    }

    private ListingAttempt attempt() {
        return new ListingAttempt(source, entries, removable, despiteFailures, progress);
    }
}
