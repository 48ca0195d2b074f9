package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Backoff;
import java.time.Duration;

/**
 * How long to wait before trying again.
 *
 * @param listingMillis before a listing that did not add up is read again
 * @param backoff before a file host is asked again
 * @param patience with a file that has fallen silent
 * @param availableMillis how long to try again for a file that is not available yet
 */
record RetryTimings(long listingMillis, Backoff backoff, StallTimeout patience, long availableMillis) {

    /** @param silence the longest that a file may be silent at all */
    static RetryTimings standard(Duration silence) {
        return new RetryTimings(2000, new Backoff(125, 15_000), new StallTimeout(2000, silence.toMillis()), 60_000);
    }
}
