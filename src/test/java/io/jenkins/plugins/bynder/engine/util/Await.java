package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, long enough for the slowest machine. */
final class Await {

    private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();

    private Await() {}

    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > LONGEST_NANOS) {
                fail("Waited in vain: " + what);
            }
            Thread.sleep(2);
        }
    }
}
