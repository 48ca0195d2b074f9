package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
 * @param others entries that were listed for the tag and are not in the set, such as those with a similar tag
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

    /** Most entries that Bynder puts on a page (asset v4 specification, parameter {@code limit}). */
    public static final int LIMIT = 1000;

    /** What {@link #total} says when the answer was a bare array. */
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

    /** The same page without archived assets in the set; some portals list them, others do not. */
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

    /** Whether the portal has no page after this one: a page shorter than the limit ends a listing. */
    public boolean last() {
        return received < limit;
    }
}
