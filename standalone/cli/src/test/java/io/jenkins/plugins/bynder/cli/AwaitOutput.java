package io.jenkins.plugins.bynder.cli;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for output of another process. */
final class AwaitOutput {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private AwaitOutput() {}

    static void until(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain until " + what);
            }
            Thread.sleep(5);
        }
    }
}
