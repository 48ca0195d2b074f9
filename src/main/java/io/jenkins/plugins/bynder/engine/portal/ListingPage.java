package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.util.List;

/**
 * One page of a listing.
 *
 * @param number from 1
 * @param limit how many entries were asked for
 * @param total assets of the whole listing as the portal counts them, or {@link #UNKNOWN_TOTAL}
 * @param received entries the portal sent on this page, those included that are left out of {@code assets}
 * @param unreadable entries that could not be read, of which not even an id is known
 * @param assets entries whose tag list holds the asked tag, exactly
 * @param doubtful entries that were listed for the tag, but show no tags, or some that cannot be read
 */
public record ListingPage(
        int number, int limit, long total, int received, int unreadable, List<Asset> assets, List<Asset> doubtful)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** Most entries that Bynder puts on a page (asset v4 specification, parameter {@code limit}). */
    public static final int LIMIT = 1000;

    /** What {@link #total} says when the answer was a bare array. */
    public static final long UNKNOWN_TOTAL = -1;

    public ListingPage {
        assets = List.copyOf(assets);
        doubtful = List.copyOf(doubtful);
    }

    /** The same page with these assets. */
    public ListingPage with(List<Asset> other, List<Asset> otherDoubtful) {
        return new ListingPage(number, limit, total, received, unreadable, other, otherDoubtful);
    }

    /** Whether the portal has no page after this one: a page shorter than the limit ends a listing. */
    public boolean last() {
        return received < limit;
    }
}
