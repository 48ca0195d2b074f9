package io.jenkins.plugins.bynder.engine.sync;

/**
 * Tells a host that is gone from one that stumbles: so many failures in a row, with no success of anybody in between,
 * and there is no sense in asking on. Safe for use by several threads.
 */
final class FailureStreak {

    private final int limitAtFirst;
    private final int limit;
    private int failures;
    private long successes;

    /** @param limit failures in a row that end it */
    FailureStreak(int limit) {
        this(limit, limit);
    }

    /**
     * @param limitAtFirst failures in a row that end it as long as there has been no success
     * @param limit the same after a success
     */
    FailureStreak(int limitAtFirst, int limit) {
        this.limitAtFirst = limitAtFirst;
        this.limit = limit;
    }

    synchronized void worked() {
        failures = 0;
        successes++;
    }

    /** To be given to {@link #failed(long)} by an attempt that begins now. */
    synchronized long begin() {
        return successes;
    }

    /** Whether that was one failure too many. */
    synchronized boolean failed() {
        failures++;
        return failures >= (successes == 0 ? limitAtFirst : limit);
    }

    /**
     * Whether that was one failure too many. It does not count if others had success during the attempt: several that begin
     * at once and wait long end in a row although the host works.
     *
     * @param begun what {@link #begin} gave
     */
    synchronized boolean failed(long begun) {
        return begun == successes && failed();
    }

    /** Whether there has been no success, and just so many failures. */
    synchronized boolean hasOnlyFailed(int times) {
        return successes == 0 && failures == times;
    }
}
