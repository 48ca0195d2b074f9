package io.jenkins.plugins.bynder.engine.portal;

import java.util.List;
import java.util.OptionalInt;

/** How many entries to ask for on a page. Some portals time out on large pages, refuse them or send fewer than asked for. */
public final class PageSizes {

    private static final List<Integer> SMALLER = List.of(500, 250, 100, 50);
    private static final int STEP = 50;

    private PageSizes() {}

    /** Whether a smaller page than this may be asked for when this one fails. */
    static boolean isReducible(int limit) {
        return limit > 100;
    }

    /**
     * The next smaller size whose pages begin where the reading goes on; empty if there is none.
     *
     * @param offset entries that were received so far
     */
    public static OptionalInt below(int limit, long offset) {
        return !isReducible(limit)
                ? OptionalInt.empty()
                : SMALLER.stream()
                        .mapToInt(Integer::intValue)
                        .filter(size -> size < limit && offset % size == 0)
                        .findFirst();
    }

    /** Whether a first page of so many entries looks as if the portal sends no more than that, regardless of the requested limit. */
    public static boolean isCap(ListingPage first) {
        boolean more = first.total() == ListingPage.UNKNOWN_TOTAL || first.total() > first.received();
        return first.received() > 0 && first.received() < first.limit() && first.received() % STEP == 0 && more;
    }
}
