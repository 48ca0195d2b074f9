package io.jenkins.plugins.bynder.engine.util;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, long enough for the slowest machine, without keeping a processor busy. */
public final class Await {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(2);

    private Await() {}

    @FunctionalInterface
    public interface Condition {
        boolean holds() throws IOException;
    }

    /** @param what the condition, for the failure */
    public static void until(String what, Condition condition) {
        long begun = System.nanoTime();
        try {
            while (!condition.holds()) {
                if (System.nanoTime() - begun > LONGEST.toNanos()) {
                    fail("Not within %d s: %s", LONGEST.toSeconds(), what);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
