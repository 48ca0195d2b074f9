package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the next sync needs to know of a listing.
 *
 * @param total entries as the portal counted them
 * @param pages that were read
 * @param limit entries on a page
 * @param newest the latest {@code dateModified}, milliseconds since 1970
 * @param others entries that are not in the set and that changed shortly before {@code newest}
 * @param whole whether the listing added up and left nothing open
 */
record ListingFigures(long total, int pages, int limit, long newest, List<String> others, boolean whole) {

    /**
     * How far before the latest known change the next quick listing begins: for an index that lags, and for clocks of the
     * portal that differ.
     */
    static final long OVERLAP_MILLIS = 600_000;

    /** Of a sync that did not read the listing. */
    static ListingFigures none() {
        return new ListingFigures(ListingPage.UNKNOWN_TOTAL, 0, 0, 0, List.of(), false);
    }

    /** Collects them from page to page. */
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
            // An asset from the future must not hide what changes until then.
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
