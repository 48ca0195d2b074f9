package io.jenkins.plugins.bynder.engine.sync;

/**
 * Adaptive stall time-out before a transfer is resumed on another connection. A connection that stalls within a file
 * rarely continues, but behind some proxies all connections pause: if a new connection does not help, the time-out
 * grows for all transfers. Thread-safe.
 */
final class StallTimeout {

    private final long shortestMillis;
    private final long longestMillis;
    private long baseMillis;

    StallTimeout(long shortestMillis, long longestMillis) {
        this.shortestMillis = shortestMillis;
        this.longestMillis = longestMillis;
        this.baseMillis = shortestMillis;
    }

    /** @param stalls of that transfer so far; each doubles the result */
    synchronized long millis(int silences) {
        return Math.min(longestMillis, baseMillis << Math.min(silences, 10));
    }

    /** The other connection delivered the remaining bytes. */
    synchronized void shorten() {
        baseMillis = Math.max(shortestMillis, baseMillis / 2);
    }

    /** The other connection stalled as well. */
    synchronized void lengthen() {
        baseMillis = Math.min(longestMillis, baseMillis * 2);
    }
}
