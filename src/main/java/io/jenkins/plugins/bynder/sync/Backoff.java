package io.jenkins.plugins.bynder.sync;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between attempts: four times as long each time, with jitter so that many transfers do not come back at once. The
 * first is short, as Bynder's file hosts are known for errors that are gone a moment later.
 *
 * @param baseMillis of the first pause
 * @param maxMillis of any pause
 */
record Backoff(long baseMillis, long maxMillis) {

    /** @param failures so far, at least 1 */
    void pause(int failures) throws InterruptedException {
        long longest = Math.min(maxMillis, baseMillis << 2 * Math.min(failures - 1, 10));
        Thread.sleep(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
