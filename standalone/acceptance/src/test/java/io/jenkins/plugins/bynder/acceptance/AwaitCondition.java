package io.jenkins.plugins.bynder.acceptance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waits for what another process does. */
final class AwaitCondition {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private AwaitCondition() {}

    /** Until the condition holds, or an error that says what did not come about. */
    static void until(String what, Duration most, Callable<Boolean> condition) {
        value(what, most, () -> condition.call() ? Optional.of(true) : Optional.empty());
    }

    /** As soon as there is one. */
    static <T> T value(String what, Duration most, Callable<Optional<T>> source) {
        return value(() -> what, most, source);
    }

    /** @param what asked only when it did not come about */
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
