package io.jenkins.plugins.bynder.engine.backlink;

import java.time.Duration;

/**
 * When to check whether the portal has processed a write. Bynder recommends waiting 2 to 5 seconds (support article
 * 360013875360).
 *
 * @param first pause before the first check; doubled for each further one
 * @param looks number of checks
 */
record VerificationSchedule(Duration first, int looks) {

    /** Checks after 5, 15, 35 and 75 seconds. */
    static final VerificationSchedule DEFAULT = new VerificationSchedule(Duration.ofSeconds(5), 4);

    void pause(int look) throws InterruptedException {
        Thread.sleep(first.toMillis() << look);
    }
}
