package io.jenkins.plugins.bynder.engine.portal;

import java.util.List;
import java.util.OptionalInt;

/** Page sizes for listings. Some portals time out on large pages, reject them, or send fewer entries than requested. */
public final class PageSizes {

    private static final List<Integer> SMALLER = List.of(500, 250, 100, 50);
    private static final int STEP = 50;

    /** Portals that cap pages send at least so many entries. */
    private static final int LEAST_CAP = 20;

    private PageSizes() {}

    /** Whether a smaller page may be requested when one of this size fails. */
    static boolean isReducible(int limit) {
        return limit > 100;
    }

    /**
     * The page size to continue with after a failed page; empty if no smaller page can help.
     *
     * @param offset number of entries received so far; the next page begins there
     */
    public static OptionalInt after(PortalException failure, int limit, long offset) {
        return failure.problem().endsListing() ? OptionalInt.empty() : below(limit, offset);
    }

    private static OptionalInt below(int limit, long offset) {
        return !isReducible(limit)
                ? OptionalInt.empty()
                : SMALLER.stream()
                        .mapToInt(Integer::intValue)
                        .filter(size -> size < limit && offset % size == 0)
                        .findFirst();
    }

    /** Whether a first page of this length suggests that the portal caps pages, regardless of the requested limit. */
    public static boolean isCap(ListingPage first) {
        boolean more = first.total() == ListingPage.UNKNOWN_TOTAL || first.total() > first.received();
        return first.received() > 0 && first.received() < first.limit() && first.received() % STEP == 0 && more;
    }

    /**
     * Whether entries may follow a page of a listing without a total. A shorter page than requested is the last one, or
     * the portal caps pages.
     */
    public static boolean isMoreLikely(ListingPage page) {
        return page.received() >= page.limit() || page.received() >= LEAST_CAP;
    }
}
