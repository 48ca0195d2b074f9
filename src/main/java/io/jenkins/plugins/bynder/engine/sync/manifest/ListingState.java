package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.portal.Ids;
import java.util.List;
import java.util.Objects;

/**
 * Result of the last consistent listing of a folder, so that the next sync needs to read only later changes.
 *
 * @param generation changes whenever a sync changes the folder
 * @param total entries as counted by the portal, or {@link #NONE} if no listing has been consistent
 * @param known how many of them are assets with files in the folder
 * @param pages number of pages of a full listing
 * @param limit entries on a page, as far as the portal honours it
 * @param newest latest {@code dateModified} of all entries, in milliseconds since 1970
 * @param others ids of entries that the portal counts, that are not in the set and that changed shortly before {@code
 *     newest}
 * @param fullAt time of the last full listing, in milliseconds since 1970
 * @param listedAt time of the last listing of any kind, in milliseconds since 1970
 * @param settings fingerprint of the settings that a listing depends on
 * @param obstacle why a quick listing proves nothing in this portal
 * @param obstacleAt when that was detected, in milliseconds since 1970
 */
public record ListingState(
        long generation,
        long total,
        long known,
        int pages,
        int limit,
        long newest,
        List<String> others,
        long fullAt,
        long listedAt,
        String settings,
        Obstacle obstacle,
        long obstacleAt) {

    /** Value of {@link #total} if no listing has been consistent. */
    public static final long NONE = -1;

    /** Maximum size of {@link #others}; beyond it, an entry outside the set makes the next sync read all pages. */
    public static final int MAX_OTHERS = 100;

    private static final int MAX_SETTINGS = 64;

    /** Why a portal cannot reliably list its latest changes. */
    public enum Obstacle {
        NOTHING,
        /** Its responses contain no total. */
        NO_TOTAL,
        /** It rejects or ignores the order. */
        ORDER,
        /** {@code dateModified} does not change when an asset gets a tag. */
        DATE_STAYS,
        /** Its listings contain no tags. */
        NO_TAGS
    }

    public ListingState {
        others = List.copyOf(others);
        others.forEach(Ids::requireSafe);
        Objects.requireNonNull(obstacle);
        if (total < NONE || known < 0 || pages < 0 || limit < 0 || settings.length() > MAX_SETTINGS) {
            throw new IllegalArgumentException("Not the state of a listing");
        }
    }

    /** State of a folder before its first consistent listing. */
    public static ListingState unknown() {
        return new ListingState(0, NONE, 0, 0, 0, 0, List.of(), 0, 0, "", Obstacle.NOTHING, 0);
    }

    /** Whether no sync has recorded anything. */
    public boolean isEmpty() {
        return generation == 0 && !isKnown() && obstacle == Obstacle.NOTHING;
    }

    /** Whether both describe the same set, regardless of when it was listed. */
    public boolean isSameSet(ListingState other) {
        return generation == other.generation
                && total == other.total
                && known == other.known
                && pages == other.pages
                && limit == other.limit
                && newest == other.newest
                && others.equals(other.others)
                && settings.equals(other.settings);
    }

    /** Each sync compares states once; Java's generated comparison of a record takes 20 ms for the first call. */
    @Override
    public boolean equals(Object object) {
        return object instanceof ListingState other
                && isSameSet(other)
                && fullAt == other.fullAt
                && listedAt == other.listedAt
                && obstacle == other.obstacle
                && obstacleAt == other.obstacleAt;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(generation);
    }

    /** Whether there was a consistent listing. */
    public boolean isKnown() {
        return total != NONE;
    }

    /** Number of entries that the portal counts in addition to the assets of the folder. */
    public long outside() {
        return total - known;
    }

    public ListingState withGeneration(long other) {
        return new ListingState(
                other, total, known, pages, limit, newest, others, fullAt, listedAt, settings, obstacle, obstacleAt);
    }

    public ListingState withTimes(long full, long listed) {
        return new ListingState(
                generation, total, known, pages, limit, newest, others, full, listed, settings, obstacle, obstacleAt);
    }

    public ListingState withObstacle(Obstacle other, long since) {
        return new ListingState(
                generation, total, known, pages, limit, newest, others, fullAt, listedAt, settings, other, since);
    }
}
