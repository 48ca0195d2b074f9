package io.jenkins.plugins.bynder.sync;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between attempts: doubled each time, with jitter so that many transfers do not come back at once. Bynder's file
 * hosts are known for errors that are gone a second later.
 *
 * @param baseMillis of the first pause
 * @param maxMillis of any pause
 */
record Backoff(long baseMillis, long maxMillis) {

    /** @param failures so far, at least 1 */
    void pause(int failures) throws InterruptedException {
        long longest = Math.min(maxMillis, baseMillis << Math.min(failures - 1, 20));
        Thread.sleep(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
