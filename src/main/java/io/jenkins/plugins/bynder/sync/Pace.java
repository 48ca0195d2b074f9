package io.jenkins.plugins.bynder.sync;

/**
 * How long to wait before trying again.
 *
 * @param listingMillis before a listing that did not add up is read again
 * @param backoff before a file host is asked again
 */
record Pace(long listingMillis, Backoff backoff) {

    static final Pace DEFAULT = new Pace(2000, new Backoff(500, 15_000));
}
