package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * How much of the listing a sync reads.
 *
 * @param mode whether less than all pages may be read
 * @param fullEvery all pages are read if that was last done longer ago
 * @param assetIds the only assets that may have changed since the folder was in {@code generation}; empty if that is not known
 * @param generation of the folder, as the last sync reported it; 0 if that is not known
 * @param context a text that differs when all assets must be seen again for reasons of the caller
 * @param linksMissing whether all pages are read because backlinks of assets that have not changed must be written
 */
public record ListingSettings(
        Mode mode, Duration fullEvery, Set<String> assetIds, long generation, String context, boolean linksMissing)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** Default of {@link #fullEvery} in hours. */
    public static final int FULL_EVERY_HOURS = 24;

    /** Maximum of {@link #fullEvery} in hours. */
    public static final int MAX_FULL_EVERY_HOURS = 720;

    /** For more assets than this, the latest changes cost fewer requests. */
    public static final int MAX_CHANGED = 1000;

    /** Whether a quick or scoped listing is allowed. */
    public enum Mode {
        /** Read only changes if that proves to be enough. */
        AUTO,
        /** Always read all pages. */
        FULL
    }

    public ListingSettings {
        Objects.requireNonNull(mode);
        Objects.requireNonNull(fullEvery);
        Objects.requireNonNull(context);
        assetIds = Set.copyOf(assetIds);
    }

    /** Quick listings, and a full one once a day. */
    public static ListingSettings automatic() {
        return new ListingSettings(Mode.AUTO, Duration.ofHours(FULL_EVERY_HOURS), Set.of(), 0, "", false);
    }

    /** Always reads all pages. */
    public static ListingSettings full() {
        return automatic().withMode(Mode.FULL);
    }

    public ListingSettings withMode(Mode other) {
        return new ListingSettings(other, fullEvery, assetIds, generation, context, linksMissing);
    }

    /** @throws IllegalArgumentException with a user-facing message if it is not between 1 and {@link #MAX_FULL_EVERY_HOURS} */
    public ListingSettings withFullEveryHours(int hours) {
        if (hours < 1 || hours > MAX_FULL_EVERY_HOURS) {
            throw new InvalidValueException(SyncTexts.message("settings.fullEvery", MAX_FULL_EVERY_HOURS));
        }
        return withFullEvery(Duration.ofHours(hours));
    }

    public ListingSettings withFullEvery(Duration age) {
        return new ListingSettings(mode, age, assetIds, generation, context, linksMissing);
    }

    /**
     * Limits the listing to assets that have changed since the folder was in that generation; more than {@link
     * #MAX_CHANGED} count as all.
     */
    public ListingSettings withChanged(Set<String> changed, long since) {
        return changed.size() > MAX_CHANGED
                ? this
                : new ListingSettings(mode, fullEvery, changed, since, context, linksMissing);
    }

    public ListingSettings withContext(String other) {
        return new ListingSettings(mode, fullEvery, assetIds, generation, other, linksMissing);
    }

    /** Backlinks of assets that have not changed must be written. */
    public ListingSettings withLinksMissing() {
        return new ListingSettings(mode, fullEvery, assetIds, generation, context, true);
    }

    /** Whether only some assets have changed since the folder was in {@link #generation}. */
    boolean isScoped() {
        return !isFull() && generation != 0 && !assetIds.isEmpty();
    }

    /** Whether all pages are read in any case. */
    boolean isFull() {
        return mode == Mode.FULL || linksMissing;
    }
}
