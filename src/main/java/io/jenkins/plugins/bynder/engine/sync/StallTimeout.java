package io.jenkins.plugins.bynder.engine.sync;

/**
 * How long a transfer may be silent before it is gone on with over another connection. A line that falls silent in the
 * middle of a file hardly ever speaks again, but behind some proxies all of them pause: whoever finds that another
 * connection did not help makes everybody wait longer. Safe for use by several threads.
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

    /** @param silences of that transfer so far, twice as long after each */
    synchronized long millis(int silences) {
        return Math.min(longestMillis, baseMillis << Math.min(silences, 10));
    }

    /** The other connection has brought the rest. */
    synchronized void helped() {
        baseMillis = Math.max(shortestMillis, baseMillis / 2);
    }

    /** The other connection fell silent as well. */
    synchronized void didNotHelp() {
        baseMillis = Math.min(longestMillis, baseMillis * 2);
    }
}
