package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;

/**
 * Counts the attempts to download one file since its last new byte, and ends a download that makes no progress. The
 * total number of requests is limited by the size of the file.
 */
final class AttemptCounter {

    /** Failures in a row without a new byte in between. */
    private static final int MAX_FAILURES = 5;

    /** Weight of a missed first byte, in failures: it allows a second attempt, but not a third. */
    private static final int LATE = 3;

    /** Further links in a row without a new byte in between. */
    private static final int MAX_LINKS = 4;

    /** The same while the file host has sent no file yet: then a fresh link is unlikely to help. */
    private static final int MAX_LINKS_OF_UNKNOWN_HOST = 2;

    /** Stalls in a row, without a new byte in between, that do not count as failures. */
    private static final int MAX_STALLS = 5;

    /** Maximum number of requests for one file in one run, plus one for each {@link #BYTES_PER_REQUEST} new bytes. */
    private static final int MAX_REQUESTS = 20;

    private static final long BYTES_PER_REQUEST = 64 * 1024;

    private final long startedAt;

    /** Highest offset reached; fetching bytes below it again is no progress. */
    private long reach;

    private int requests;
    private int links;
    private int failures;
    private int stalls;
    private int stallsInVain;

    /** @param length of the partial file that the download continues */
    AttemptCounter(long length) {
        this.startedAt = length;
        this.reach = length;
    }

    void request() {
        requests++;
    }

    void link() {
        links++;
    }

    /** Whether that length is new; then the counts start again. */
    boolean advance(long length) {
        if (length <= reach) {
            return false;
        }
        reach = length;
        failures = 0;
        links = 0;
        stallsInVain = 0;
        return true;
    }

    /** Stalls of the whole download. */
    int stalls() {
        return stalls;
    }

    /** Whether another stall is no failure. */
    boolean mayStall() {
        return stallsInVain < MAX_STALLS;
    }

    /** @throws FetchException with that reason if no more requests are allowed */
    void stall(LocalizableText why) throws FetchException {
        stalls++;
        stallsInVain++;
        requireRequests(why);
    }

    /**
     * Returns the number of failures in a row.
     *
     * @throws FetchException with that reason if no more attempts are allowed
     */
    int fail(LocalizableText why) throws FetchException {
        failures++;
        if (failures >= MAX_FAILURES) {
            throw new FetchException(why, true);
        }
        requireRequests(why);
        return failures;
    }

    /** Counts for the next failure that it was late: it takes as long as several others. */
    void late() {
        failures += LATE - 1;
    }

    /** @param known whether the file host has sent a file */
    boolean mayRequestLink(boolean known) {
        return links < (known ? MAX_LINKS : MAX_LINKS_OF_UNKNOWN_HOST);
    }

    /** @throws FetchException with that reason if no more requests are allowed */
    void requireRequests(LocalizableText why) throws FetchException {
        if (requests >= MAX_REQUESTS + (reach - startedAt) / BYTES_PER_REQUEST) {
            throw new FetchException(why, true);
        }
    }
}
