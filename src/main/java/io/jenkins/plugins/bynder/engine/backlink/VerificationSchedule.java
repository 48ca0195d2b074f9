package io.jenkins.plugins.bynder.engine.backlink;

import java.time.Duration;

/**
 * How long to wait for a portal to do what it has accepted. Bynder advises 2 to 5 seconds (support article
 * 360013875360).
 *
 * @param first pause before the first look; each further one takes twice as long
 * @param looks how often to look
 */
record VerificationSchedule(Duration first, int looks) {

    /** Looks after 5, 15, 35 and 75 seconds. */
    static final VerificationSchedule DEFAULT = new VerificationSchedule(Duration.ofSeconds(5), 4);

    void pause(int look) throws InterruptedException {
        Thread.sleep(first.toMillis() << look);
    }
}
