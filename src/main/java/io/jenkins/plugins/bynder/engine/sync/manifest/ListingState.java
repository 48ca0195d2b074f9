package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.portal.Ids;
import java.util.List;
import java.util.Objects;

/**
 * What the last listing that added up has shown of a folder, so that the next sync can read only what changed since.
 *
 * @param generation differs after each change of the folder by a sync
 * @param total entries as the portal counted them, or {@link #NONE} if no listing has added up
 * @param known how many of them are assets whose files are in the folder
 * @param pages how many pages it takes to read all of them
 * @param limit entries on a page, as far as the portal honours it
 * @param newest the latest {@code dateModified} of all, milliseconds since 1970
 * @param others ids of entries that the portal counts, that are not in the set and that changed shortly before {@code newest}
 * @param fullAt when all pages were read last, milliseconds since 1970
 * @param listedAt when the listing was read last, in either way
 * @param settings fingerprint of the settings that a listing depends on
 * @param obstacle why the latest changes of this portal prove nothing
 * @param obstacleAt when that was noticed
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

    /** No listing has added up. */
    public static final long NONE = -1;

    /** More of them are not kept: then an entry that is not in the set makes the next sync read all pages. */
    public static final int MAX_OTHERS = 100;

    private static final int MAX_SETTINGS = 64;

    /** What keeps a portal from showing its latest changes. */
    public enum Obstacle {
        NOTHING,
        /** It does not count the assets. */
        NO_TOTAL,
        /** It refuses the order or ignores it. */
        ORDER,
        /** {@code dateModified} stays when an asset gets a tag. */
        DATE_STAYS,
        /** It does not show tags in listings. */
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

    /** Of a folder that has none. */
    public static ListingState unknown() {
        return new ListingState(0, NONE, 0, 0, 0, 0, List.of(), 0, 0, "", Obstacle.NOTHING, 0);
    }

    /** Whether a listing has added up. */
    public boolean isKnown() {
        return total != NONE;
    }

    /** Entries that the portal counts beyond the assets of the folder. */
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
