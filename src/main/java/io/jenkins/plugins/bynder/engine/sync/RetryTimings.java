package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Backoff;
import java.time.Duration;

/**
 * Waiting times before retries, and the time after which waiting ends.
 *
 * @param listingMillis before an inconsistent listing is read again
 * @param backoff before a file host is asked again
 * @param stallTimeout of a stalled transfer
 * @param availableMillis how long to try again for a file that is not available yet
 * @param lagMillis how long after a change of an asset a file host may still send its former version
 */
record RetryTimings(
        long listingMillis, Backoff backoff, StallTimeout stallTimeout, long availableMillis, long lagMillis) {

    /** Hosts lag by minutes. After a day, a wrong guess costs no more. */
    private static final Duration LAG = Duration.ofDays(1);

    /** @param silence longest pause of a file */
    static RetryTimings standard(Duration silence) {
        return new RetryTimings(
                2000, new Backoff(125, 15_000), new StallTimeout(2000, silence.toMillis()), 60_000, LAG.toMillis());
    }
}
