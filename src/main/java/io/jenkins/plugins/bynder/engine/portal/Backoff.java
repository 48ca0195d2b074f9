package io.jenkins.plugins.bynder.engine.portal;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Pauses between attempts: four times as long each time, and at random between half and all of that, so that many do not
 * come back at once. The first is short, as portals and file hosts are known for errors that are gone a moment later.
 *
 * @param baseMillis the longest that the first pause may be
 * @param maxMillis the longest of all
 */
public record Backoff(long baseMillis, long maxMillis) {

    /**
     * Waits.
     *
     * @param failures so far, at least 1
     */
    public void pause(int failures) throws InterruptedException {
        long longest = Math.min(maxMillis, baseMillis << 2 * Math.min(failures - 1, 10));
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
