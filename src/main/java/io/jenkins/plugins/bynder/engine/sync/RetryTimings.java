package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Backoff;
import java.time.Duration;

/**
 * Waiting times before retries.
 *
 * @param listingMillis before an inconsistent listing is read again
 * @param backoff before a file host is asked again
 * @param stallTimeout of a stalled transfer
 * @param availableMillis how long to try again for a file that is not available yet
 */
record RetryTimings(long listingMillis, Backoff backoff, StallTimeout stallTimeout, long availableMillis) {

    /** @param silence longest pause of a file */
    static RetryTimings standard(Duration silence) {
        return new RetryTimings(2000, new Backoff(125, 15_000), new StallTimeout(2000, silence.toMillis()), 60_000);
    }
}
