package io.jenkins.plugins.bynder.engine.sync;

/**
 * Counts consecutive failures of all threads to distinguish an unavailable host from occasional failures. Thread-safe.
 */
final class FailureStreak {

    private final int limitAtFirst;
    private final int limit;
    private int failures;
    private long successes;

    /** @param limit maximum number of failures in a row */
    FailureStreak(int limit) {
        this(limit, limit);
    }

    /**
     * @param limitAtFirst maximum number of failures in a row before the first success
     * @param limit the same after a success
     */
    FailureStreak(int limitAtFirst, int limit) {
        this.limitAtFirst = limitAtFirst;
        this.limit = limit;
    }

    synchronized void reset() {
        failures = 0;
        successes++;
    }

    /** Starts an attempt; the result must be passed to {@link #recordFailure(long)}. */
    synchronized long begin() {
        return successes;
    }

    /** Records a failure; returns whether the limit is exceeded. */
    synchronized boolean recordFailure() {
        failures++;
        return failures >= (successes == 0 ? limitAtFirst : limit);
    }

    /**
     * Records a failure; returns whether the limit is exceeded. A failure does not count if another attempt succeeded
     * meanwhile: several attempts that start together and wait long fail in a row although the host works.
     *
     * @param started the result of {@link #begin}
     */
    synchronized boolean recordFailure(long started) {
        return started == successes && recordFailure();
    }

    /** Whether there were exactly that many failures and no success. */
    synchronized boolean hasOnlyFailed(int times) {
        return successes == 0 && failures == times;
    }
}
