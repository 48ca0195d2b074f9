package io.jenkins.plugins.bynder.engine.sync;

/**
 * Tells a host that is gone from one that stumbles: so many failures in a row, with no success of anybody in between,
 * and there is no sense in asking on. Safe for use by several threads.
 */
final class Circuit {

    private final int limit;
    private int failures;

    /** @param limit failures in a row that end it */
    Circuit(int limit) {
        this.limit = limit;
    }

    synchronized void worked() {
        failures = 0;
    }

    /** Whether that was one failure too many. */
    synchronized boolean failed() {
        failures++;
        return failures >= limit;
    }
}
