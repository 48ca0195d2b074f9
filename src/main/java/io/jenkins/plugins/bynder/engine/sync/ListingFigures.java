package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of a listing, for the next sync.
 *
 * @param total entries as counted by the portal
 * @param pages number of pages read
 * @param limit entries on a page
 * @param newest latest {@code dateModified}, in milliseconds since 1970
 * @param others entries that are not in the set and that changed shortly before {@code newest}
 * @param whole whether the listing was consistent and lacked no asset
 */
record ListingFigures(long total, int pages, int limit, long newest, List<String> others, boolean whole) {

    /** Overlap of two quick listings, because the portal's index lags and its clocks differ. */
    static final long OVERLAP_MILLIS = 600_000;

    /** For a sync that did not read a listing. */
    static ListingFigures none() {
        return new ListingFigures(ListingPage.UNKNOWN_TOTAL, 0, 0, 0, List.of(), false);
    }

    /** Collects the figures page by page. */
    static final class Collector {

        private final Map<String, Long> others = new HashMap<>();
        private long newest;

        void add(ListingPage page) {
            page.assets().forEach(asset -> newest = Math.max(newest, asset.modifiedMillis()));
            for (ListingPage.Other other : page.others()) {
                newest = Math.max(newest, other.modified());
                others.put(other.id(), other.modified());
            }
        }

        ListingFigures figures(long total, int pages, int limit, boolean whole) {
            // A date in the future must not hide later changes.
            long latest = Math.min(newest, System.currentTimeMillis());
            List<String> close = others.entrySet().stream()
                    .filter(other -> other.getValue() >= latest - OVERLAP_MILLIS)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            boolean few = close.size() <= ListingState.MAX_OTHERS;
            return new ListingFigures(
                    total, pages, limit, latest, few ? close : List.of(), whole && total >= 0 && latest > 0);
        }
    }
}
