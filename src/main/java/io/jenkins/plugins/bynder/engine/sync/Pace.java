package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Backoff;

/**
 * How long to wait before trying again.
 *
 * @param listingMillis before a listing that did not add up is read again
 * @param backoff before a file host is asked again
 * @param patience with a file that has fallen silent
 * @param availableMillis how long to try again for a file that is not available yet
 */
record Pace(long listingMillis, Backoff backoff, Patience patience, long availableMillis) {

    static Pace standard() {
        return new Pace(2000, new Backoff(125, 15_000), new Patience(2000, 30_000), 60_000);
    }
}
