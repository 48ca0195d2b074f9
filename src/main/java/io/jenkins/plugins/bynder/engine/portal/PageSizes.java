package io.jenkins.plugins.bynder.engine.portal;

import java.util.List;
import java.util.OptionalInt;

/** Page sizes for listings. Some portals time out on large pages, reject them, or send fewer entries than requested. */
public final class PageSizes {

    private static final List<Integer> SMALLER = List.of(500, 250, 100, 50);
    private static final int STEP = 50;

    private PageSizes() {}

    /** Whether a smaller page may be requested when one of this size fails. */
    static boolean isReducible(int limit) {
        return limit > 100;
    }

    /**
     * The next smaller page size with a page boundary at the current position; empty if there is none.
     *
     * @param offset number of entries received so far
     */
    public static OptionalInt below(int limit, long offset) {
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
}
