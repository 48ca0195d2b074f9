package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState;
import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState.Obstacle;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.time.Duration;
import java.util.Optional;

/** How much of the listing a sync must read, from its settings and from what the last listing showed. */
final class ListingRules {

    /** Maximum age of a detected obstacle, because an update of the portal may remove it. */
    private static final Duration OBSTACLE_AGE = Duration.ofDays(30);

    /** Maximum age of the last listing for a scoped one, because events can be lost. */
    private static final Duration SCOPED_AGE = Duration.ofHours(1);

    private final SyncSettings settings;
    private final ListingState state;

    ListingRules(SyncSettings settings, ListingState state) {
        this.settings = settings;
        this.state = state;
    }

    /** Whether the newest pages are read first. */
    boolean isQuick() {
        return !isScoped() && unsafe().isEmpty() && useless().isEmpty();
    }

    /** Why anything but a full listing would prove nothing. */
    Optional<LocalizableText> unsafe() {
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

    /** The same, as far as the settings decide. */
    Optional<LocalizableText> unsafeBySettings() {
        if (settings.listing().isFull()) {
            return because(settings.listing().linksMissing() ? "listing.full.links" : "listing.full.asked");
        }
        return settings.shard().count() > 1 ? because("listing.full.shard") : Optional.empty();
    }

    /** Why a quick listing would prove nothing or would not save requests. */
    Optional<LocalizableText> useless() {
        if (isHindered()) {
            return because(obstacleKey());
        }
        return state.pages() <= 1 ? because("listing.full.page") : Optional.empty();
    }

    /** Whether the assets that events named are all that may have changed. */
    boolean isScoped() {
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
