package io.jenkins.plugins.bynder.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs work in a few threads and measures each piece. */
final class Load {

    private final ExecutorService threads;
    private final List<Future<Long>> all = new ArrayList<>();

    Load(int count) {
        threads = Executors.newFixedThreadPool(count);
    }

    /** Measures from the time when a thread starts it. */
    void add(Runnable work) {
        all.add(threads.submit(() -> {
            long begun = System.nanoTime();
            work.run();
            return System.nanoTime() - begun;
        }));
    }

    /** @param due the start of the measurement, as {@link System#nanoTime} */
    void add(long due, Runnable work) {
        all.add(threads.submit(() -> {
            work.run();
            return System.nanoTime() - due;
        }));
    }

    /** Waits until no work is left. */
    void settle() throws InterruptedException, ExecutionException {
        for (Future<Long> one : all) {
            one.get();
        }
    }

    /** Waits for all work; fails if a piece has failed. */
    void join() throws InterruptedException, ExecutionException {
        settle();
        threads.shutdown();
    }

    /** @param shares quantiles from 0 to 1 */
    Duration[] percentiles(double... shares) {
        List<Long> sorted = all.stream().map(Load::done).sorted().toList();
        Duration[] found = new Duration[shares.length];
        for (int n = 0; n < shares.length; n++) {
            int at = (int) Math.min(sorted.size() - 1L, Math.round(Math.ceil(shares[n] * sorted.size())) - 1);
            found[n] = Duration.ofNanos(sorted.get(Math.max(0, at)));
        }
        return found;
    }

    private static long done(Future<Long> one) {
        try {
            return one.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
