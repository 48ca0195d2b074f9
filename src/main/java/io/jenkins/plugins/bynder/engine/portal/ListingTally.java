package io.jenkins.plugins.bynder.engine.portal;

/**
 * Counts the entries on the pages of one reading and checks that they add up: the portal sent as many as it counted,
 * with the same count on each page. When an asset on an earlier page leaves the set, the first one of the next page
 * moves to that page and is missed; comparing the totals of all pages detects this.
 */
public final class ListingTally {

    private int pages;
    private long total = ListingPage.UNKNOWN_TOTAL;
    private long received;
    private long repeated;
    private long unreadable;
    private boolean steady = true;

    public void add(ListingPage page) {
        steady = steady && (pages == 0 || page.total() == total);
        pages++;
        total = page.total();
        received += page.received();
        unreadable += page.unreadable();
    }

    /** Records an entry that an earlier page held. */
    public void repeated() {
        repeated++;
    }

    /** Records that the listing changed while it was read, although the totals may agree. */
    public void unsteady() {
        steady = false;
    }

    /** Number of pages read. */
    public int pages() {
        return pages;
    }

    /** Entries as counted by the portal, or {@link ListingPage#UNKNOWN_TOTAL}. */
    public long total() {
        return total;
    }

    /** Entries received, including repeated ones. */
    public long received() {
        return received;
    }

    /** Distinct entries received. */
    public long distinct() {
        return received - repeated;
    }

    /** Entries that could not be parsed. */
    public long unreadable() {
        return unreadable;
    }

    /** Whether nothing moved during the reading; entries may still be missing. */
    public boolean isSteady() {
        return steady && repeated == 0 && (total == ListingPage.UNKNOWN_TOTAL || received < total);
    }

    /**
     * Whether the listing is consistent. Without a total this only means that no entry came twice; see {@link
     * #isCounted}.
     */
    public boolean addsUp() {
        return steady && (total == ListingPage.UNKNOWN_TOTAL ? repeated == 0 : total == distinct());
    }

    /** Whether one reading is enough. Several pages without a total can only be compared with another reading. */
    public boolean isCounted() {
        return total != ListingPage.UNKNOWN_TOTAL || pages == 1;
    }
}
