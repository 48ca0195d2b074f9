package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page of a listing.
 *
 * @param number from 1
 * @param limit number of entries requested
 * @param total entries of the whole listing as counted by the portal, or {@link #UNKNOWN_TOTAL}
 * @param received entries in the response, including those that {@code assets} omits
 * @param unreadable entries that could not be parsed and whose ids are unknown
 * @param assets entries that have exactly the requested tag
 * @param doubtful entries that were listed for the tag but contain no tags, or unreadable ones
 * @param others entries that were listed for the tag but are not in the set, such as those with a similar tag
 */
public record ListingPage(
        int number,
        int limit,
        long total,
        int received,
        int unreadable,
        List<Asset> assets,
        List<Asset> doubtful,
        List<Other> others)
        implements Serializable {

    /**
     * An entry that the portal counts although it is not in the set.
     *
     * @param modified milliseconds since 1970
     */
    public record Other(String id, long modified) implements Serializable {

        private static final long serialVersionUID = 1;
    }

    private static final long serialVersionUID = 1;

    /** Maximum entries on a page (asset v4 specification, parameter {@code limit}). */
    public static final int LIMIT = 1000;

    /** Value of {@link #total} if the response is a bare array. */
    public static final long UNKNOWN_TOTAL = -1;

    public ListingPage {
        assets = List.copyOf(assets);
        doubtful = List.copyOf(doubtful);
        others = List.copyOf(others);
    }

    /** The same page with these assets in place of its own. */
    public ListingPage with(List<Asset> changed, List<Asset> changedDoubtful) {
        return new ListingPage(number, limit, total, received, unreadable, changed, changedDoubtful, others);
    }

    /** The same page without archived assets in the set; only some portals list them. */
    public ListingPage current() {
        List<Other> more = new ArrayList<>(others);
        Stream.concat(assets.stream(), doubtful.stream())
                .filter(Asset::archived)
                .forEach(asset -> more.add(other(asset)));
        return new ListingPage(number, limit, total, received, unreadable, current(assets), current(doubtful), more);
    }

    private static List<Asset> current(List<Asset> assets) {
        return assets.stream().filter(asset -> !asset.archived()).toList();
    }

    static Other other(Asset asset) {
        return new Other(asset.id(), asset.modifiedMillis());
    }

    /** Whether this is the last page: a page shorter than the limit ends a listing. */
    public boolean last() {
        return received < limit;
    }
}
