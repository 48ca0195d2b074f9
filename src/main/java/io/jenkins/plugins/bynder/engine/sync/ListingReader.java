package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState;
import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState.Obstacle;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntries;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Reads as much of the listing as necessary; in doubt, all pages. */
final class ListingReader {

    /** Maximum age of a detected obstacle, because an update of the portal may remove it. */
    private static final Duration OBSTACLE_AGE = Duration.ofDays(30);

    /** Maximum age of the last listing for a scoped one, because events can be lost. */
    private static final Duration SCOPED_AGE = Duration.ofHours(1);

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
    private final Progress progress;
    private final Full full;

    /** @param entries the manifest */
    ListingReader(
            AssetSource source,
            SyncSettings settings,
            ListingState state,
            ManifestEntries entries,
            Progress progress,
            Full full) {
        this.source = source;
        this.settings = settings;
        this.state = state;
        this.entries = entries;
        this.progress = progress;
        this.full = full;
    }

    Reading read(Listing.Keep keep) throws IOException, InterruptedException {
        Optional<LocalizableText> unsafe = unsafe();
        if (unsafe.isPresent()) {
            return full(keep, unsafe.get(), Obstacle.NOTHING);
        }
        Optional<Listing.Result> scoped = isScoped()
                ? new ScopedListing(source, settings.listing().assetIds(), entries).read(keep)
                : Optional.empty();
        if (scoped.isPresent()) {
            return new Reading(scoped.get(), SyncReport.Listing.SCOPED, LocalizableText.EMPTY, Obstacle.NOTHING);
        }
        Optional<LocalizableText> useless = useless();
        if (useless.isPresent()) {
            return full(keep, useless.get(), Obstacle.NOTHING);
        }
        QuickListing.Outcome outcome = new QuickListing(source, state, entries, progress).read(keep);
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
                && unsafeBySettings().isEmpty();
        LocalizableText why = onePage ? SyncTexts.message("listing.full.page") : reason;
        return new Reading(result, SyncReport.Listing.FULL, why, obstacle);
    }

    /** Whether an asset joined the set since the last listing without a change of its {@code dateModified}. */
    private boolean joinedUnnoticed(ListedAsset asset) {
        ManifestEntry entry = entries.get(asset.id());
        boolean joined = entry == null || !entry.isInSet();
        return joined && asset.modified() < state.newest() - ListingFigures.OVERLAP_MILLIS;
    }

    /** Why anything but a full listing would prove nothing. */
    private Optional<LocalizableText> unsafe() {
        Optional<LocalizableText> settled = unsafeBySettings();
        if (settled.isPresent()) {
            return settled;
        }
        if (!state.isKnown()) {
            return because(isHindered() ? obstacleKey() : "listing.full.first");
        }
        if (!state.settings().equals(ListingRecorder.fingerprint(settings))) {
            return because("listing.full.settings");
        }
        return isWithin(state.fullAt(), settings.listing().fullEvery())
                ? Optional.empty()
                : because("listing.full.age", settings.listing().fullEvery().toHours());
    }

    private Optional<LocalizableText> unsafeBySettings() {
        if (settings.listing().isFull()) {
            return because(settings.listing().linksMissing() ? "listing.full.links" : "listing.full.asked");
        }
        return settings.shard().count() > 1 ? because("listing.full.shard") : Optional.empty();
    }

    /** Why a quick listing would prove nothing or would not save requests. */
    private Optional<LocalizableText> useless() {
        if (isHindered()) {
            return because(obstacleKey());
        }
        return state.pages() <= 1 ? because("listing.full.page") : Optional.empty();
    }

    private boolean isScoped() {
        return settings.listing().isScoped()
                && settings.listing().generation() == state.generation()
                && isWithin(state.listedAt(), SCOPED_AGE);
    }

    private boolean isHindered() {
        return state.obstacle() != Obstacle.NOTHING && isWithin(state.obstacleAt(), OBSTACLE_AGE);
    }

    private String obstacleKey() {
        return switch (state.obstacle()) {
            case NOTHING -> "listing.full.first";
            case NO_TOTAL -> "listing.full.noTotal";
            case ORDER -> "listing.full.order";
            case DATE_STAYS -> "listing.full.dateStays";
            case NO_TAGS -> "listing.full.noTags";
        };
    }

    /** False if the clock was set back, because the age is then unknown. */
    private static boolean isWithin(long since, Duration age) {
        long elapsed = System.currentTimeMillis() - since;
        return elapsed >= 0 && elapsed < age.toMillis();
    }

    private static Optional<LocalizableText> because(String key, Object... arguments) {
        return Optional.of(SyncTexts.message(key, arguments));
    }
}
