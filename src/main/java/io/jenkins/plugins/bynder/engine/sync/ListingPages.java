package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetListing;
import io.jenkins.plugins.bynder.engine.portal.ListingEnd;
import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.portal.ListingTally;
import io.jenkins.plugins.bynder.engine.portal.PageSizes;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** The pages of a whole listing in order. Where a portal fails to send a page, smaller ones follow. */
final class ListingPages implements AutoCloseable {

    private static final int MAX_ASSETS = AssetListing.MAX_ASSETS;

    private final AssetSource source;
    private PageAhead pages;
    private int limit = ListingPage.LIMIT;

    /** Number of entries on the pages before the next one. */
    private long position;

    private ListingEnd end = new ListingEnd();

    /** @param first pages from the first one, which may already be in flight */
    ListingPages(AssetSource source, PageAhead first) {
        this.source = source;
        this.pages = first;
    }

    /**
     * Reads the next page and counts it.
     *
     * @param known whether the attempt already has that asset
     * @return empty if a listing without a total ended with the page before
     * @throws PortalException if smaller pages did not help either
     */
    Optional<ListingPage> next(ListingTally tally, Predicate<Asset> known) throws IOException, InterruptedException {
        while (true) {
            try {
                ListingPage page = pages.take();
                requireEntries(page, tally);
                if (end.isPassed(page, known)) {
                    return Optional.empty();
                }
                tally.add(page);
                if (tally.pages() == 1 && PageSizes.isCap(page)) {
                    resume(page.received(), page.received());
                } else {
                    position += page.limit();
                }
                return Optional.of(page);
            } catch (PortalException e) {
                OptionalInt smaller = PageSizes.after(e, limit, position);
                if (smaller.isEmpty()) {
                    throw e;
                }
                resume(smaller.getAsInt(), position);
            }
        }
    }

    /** An empty page is not the end of the listing if the portal reports more assets. */
    private void requireEntries(ListingPage page, ListingTally tally) throws PortalException {
        if (page.received() == 0 && tally.pages() > 0 && position < tally.total()) {
            throw new PortalException(
                    PortalException.Problem.INVALID_RESPONSE, SyncTexts.message("listing.emptyPage", number()));
        }
    }

    private void resume(int smaller, long from) {
        pages.close();
        limit = smaller;
        position = from;
        pages = new PageAhead(source::page, limit, number());
    }

    /** Starts again with the first page. */
    void restart() {
        end = new ListingEnd();
        resume(limit, 0);
    }

    private int number() {
        return (int) (position / limit) + 1;
    }

    private int pagesOf(long count) {
        return (int) ((Math.min(count, MAX_ASSETS) + limit - 1) / limit);
    }

    /** Whether pages follow the latest one. If so, starts to read them. */
    boolean askAhead(ListingPage latest, ListingTally tally) {
        boolean more = isMore(latest, tally);
        if (more) {
            pages.ask(Math.max(number(), pagesOf(tally.total())));
        }
        return more;
    }

    private boolean isMore(ListingPage latest, ListingTally tally) {
        if (latest.received() == 0 || tally.received() >= MAX_ASSETS) {
            return false;
        }
        if (tally.total() < 0) {
            return PageSizes.isMoreLikely(latest);
        }
        // A portal that sends fewer entries than requested needs more pages, but their number is limited.
        return tally.received() < tally.total() && tally.pages() < 20 * pagesOf(tally.total()) + 3;
    }

    /** Current size of a page. */
    int limit() {
        return limit;
    }

    @Override
    public void close() {
        pages.close();
    }
}
