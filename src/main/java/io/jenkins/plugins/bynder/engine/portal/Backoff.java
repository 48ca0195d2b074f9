package io.jenkins.plugins.bynder.engine.portal;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Pauses between attempts. The maximum grows fourfold each time; the actual pause is random between half the maximum
 * and the maximum, so that clients do not retry in step. The first pause is short because many errors of portals and
 * file hosts disappear within a moment.
 *
 * @param baseMillis maximum of the first pause
 * @param maxMillis maximum of any pause
 */
public record Backoff(long baseMillis, long maxMillis) {

    /**
     * Blocks for the pause.
     *
     * @param failures so far, at least 1
     */
    public void pause(int failures) throws InterruptedException {
        long longest = Math.min(maxMillis, baseMillis << 2 * Math.min(failures - 1, 10));
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
