package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState;
import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState.Obstacle;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntries;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.util.Optional;

/** Reads as much of the listing as necessary; in doubt, all pages. */
final class ListingReader {

    /** Reads all pages. */
    @FunctionalInterface
    interface Full {
        Listing.Result read(Listing.Keep keep) throws IOException, InterruptedException;
    }

    /**
     * @param reason why all pages were read, a user-facing message
     * @param obstacle what this reading revealed about the portal
     */
    record Reading(Listing.Result result, SyncReport.Listing listing, LocalizableText reason, Obstacle obstacle) {

        SyncReport.Reading report(long generation) {
            return new SyncReport.Reading(listing, reason, generation);
        }

        Reading with(Listing.Result other) {
            return new Reading(other, listing, reason, obstacle);
        }
    }

    private final AssetSource source;
    private final SyncSettings settings;
    private final ListingState state;
    private final ManifestEntries entries;
    private final SyncProgress progress;
    private final PageAhead.Reader newest;
    private final Full full;
    private final ListingRules rules;

    /**
     * @param entries the manifest
     * @param newest reads a page, newest assets first
     */
    ListingReader(
            AssetSource source,
            SyncSettings settings,
            ListingState state,
            ManifestEntries entries,
            SyncProgress progress,
            PageAhead.Reader newest,
            Full full) {
        this.source = source;
        this.settings = settings;
        this.state = state;
        this.entries = entries;
        this.progress = progress;
        this.newest = newest;
        this.full = full;
        this.rules = new ListingRules(settings, state);
    }

    Reading read(Listing.Keep keep) throws IOException, InterruptedException {
        Optional<LocalizableText> unsafe = rules.unsafe();
        if (unsafe.isPresent()) {
            return full(keep, unsafe.get(), Obstacle.NOTHING);
        }
        Optional<Listing.Result> scoped = rules.isScoped()
                ? new ScopedListing(source, settings.listing().assetIds(), entries).read(keep)
                : Optional.empty();
        if (scoped.isPresent()) {
            return new Reading(scoped.get(), SyncReport.Listing.SCOPED, LocalizableText.EMPTY, Obstacle.NOTHING);
        }
        Optional<LocalizableText> useless = rules.useless();
        if (useless.isPresent()) {
            return full(keep, useless.get(), Obstacle.NOTHING);
        }
        QuickListing.Outcome outcome = new QuickListing(source, newest, state, entries, progress).read(keep);
        if (outcome instanceof QuickListing.Outcome.Unproven unproven) {
            return full(keep, unproven.reason(), unproven.obstacle());
        }
        QuickListing.Outcome.Proven proven = (QuickListing.Outcome.Proven) outcome;
        return new Reading(proven.result(), SyncReport.Listing.QUICK, LocalizableText.EMPTY, Obstacle.NOTHING);
    }

    /** Reads all pages. */
    Reading full(Listing.Keep keep, LocalizableText reason, Obstacle found) throws IOException, InterruptedException {
        Listing.Result result = full.read(keep);
        Obstacle obstacle = found;
        if (result.figures().total() < 0) {
            obstacle = Obstacle.NO_TOTAL;
        } else if (state.isKnown() && result.assets().stream().anyMatch(this::joinedUnnoticed)) {
            obstacle = Obstacle.DATE_STAYS;
        }
        boolean onePage = !state.isKnown()
                && result.figures().pages() == 1
                && rules.unsafeBySettings().isEmpty();
        LocalizableText why = onePage ? SyncTexts.message("listing.full.page") : reason;
        return new Reading(result, SyncReport.Listing.FULL, why, obstacle);
    }

    /** Whether an asset joined the set since the last listing without a change of its {@code dateModified}. */
    private boolean joinedUnnoticed(ListedAsset asset) {
        ManifestEntry entry = entries.get(asset.id());
        boolean joined = entry == null || !entry.isInSet();
        return joined && asset.modified() < state.newest() - ListingFigures.OVERLAP_MILLIS;
    }
}
