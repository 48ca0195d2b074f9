package io.jenkins.plugins.bynder.engine.portal;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Recognizes the end of a listing without a total: a page that is shorter than requested is the last one, unless the portal
 * caps pages. Some portals repeat the last page.
 */
public final class ListingEnd {

    private boolean perhapsReached;
    private List<ListingPage.Other> others = List.of();

    /**
     * Whether the listing had ended before this page.
     *
     * @param page the next page
     * @param known whether an asset was on an earlier page
     */
    public boolean isPassed(ListingPage page, Predicate<Asset> known) {
        if (perhapsReached && isKnown(page, known)) {
            return true;
        }
        perhapsReached = page.total() == ListingPage.UNKNOWN_TOTAL && page.received() < page.limit();
        others = page.others();
        return false;
    }

    private boolean isKnown(ListingPage page, Predicate<Asset> known) {
        return (page.others().isEmpty() || page.others().equals(others))
                && Stream.concat(page.assets().stream(), page.doubtful().stream())
                        .allMatch(known);
    }
}
