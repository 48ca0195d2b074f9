package io.jenkins.plugins.bynder.engine.portal;

/**
 * Counts what the pages of one reading of a listing show, and tells whether they add up: the portal sent what it counted, and
 * counted the same on each page. When an asset on a page that was read already leaves the set, the first one of the next page
 * moves to that page and is on none; the total tells, if it is compared on all pages.
 */
public final class ListingTally {

    private int pages;
    private long total = ListingPage.UNKNOWN_TOTAL;
    private long received;
    private long repeated;
    private long unreadable;
    private boolean steady = true;

    public void add(ListingPage page) {
        steady &= pages == 0 || page.total() == total;
        pages++;
        total = page.total();
        received += page.received();
        unreadable += page.unreadable();
    }

    /** An entry was on a page before. */
    public void repeated() {
        repeated++;
    }

    /** The listing moved while it was read, although the totals may agree. */
    public void unsteady() {
        steady = false;
    }

    /** Pages that were read. */
    public int pages() {
        return pages;
    }

    /** Entries as the portal counts them, or {@link ListingPage#UNKNOWN_TOTAL}. */
    public long total() {
        return total;
    }

    /** Entries that were sent, repeated ones included. */
    public long received() {
        return received;
    }

    /** Different entries that were sent. */
    public long distinct() {
        return received - repeated;
    }

    /** Entries that could not be read. */
    public long unreadable() {
        return unreadable;
    }

    /** Whether nothing moved while it was read; perhaps not all was shown. */
    public boolean isSteady() {
        return steady && repeated == 0 && (total == ListingPage.UNKNOWN_TOTAL || received < total);
    }

    /** Without a total, no more is known than that no entry came twice: see {@link #isCounted}. */
    public boolean addsUp() {
        return steady && (total == ListingPage.UNKNOWN_TOTAL ? repeated == 0 : total == distinct());
    }

    /** Whether one reading is enough: several pages that the portal does not count can only be compared with another reading. */
    public boolean isCounted() {
        return total != ListingPage.UNKNOWN_TOTAL || pages == 1;
    }
}
