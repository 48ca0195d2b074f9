package io.jenkins.plugins.bynder.acceptance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waits for actions of other processes. */
final class AwaitCondition {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private AwaitCondition() {}

    /** Waits for the condition; fails with a description if it does not become true. */
    static void until(String what, Duration most, Callable<Boolean> condition) {
        value(what, most, () -> condition.call() ? Optional.of(true) : Optional.empty());
    }

    /** Waits for a value. */
    static <T> T value(String what, Duration most, Callable<Optional<T>> source) {
        return value(() -> what, most, source);
    }

    /** @param what evaluated only for the failure */
    static <T> T value(Supplier<String> what, Duration most, Callable<Optional<T>> source) {
        long deadline = System.nanoTime() + most.toNanos();
        while (true) {
            try {
                Optional<T> found = source.call();
                if (found.isPresent()) {
                    return found.get();
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new AssertionError("Not within " + most.toSeconds() + " s: " + what.get());
                }
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting: " + what.get(), e);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError("Failed while waiting: " + what.get(), e);
            }
        }
    }
}
