package io.jenkins.plugins.bynder.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that is done by a few threads, and timed. */
final class Load {

    private final ExecutorService threads;
    private final List<Future<Long>> all = new ArrayList<>();

    Load(int count) {
        threads = Executors.newFixedThreadPool(count);
    }

    /** Timed from when a thread takes it. */
    void add(Runnable work) {
        all.add(threads.submit(() -> {
            long begun = System.nanoTime();
            work.run();
            return System.nanoTime() - begun;
        }));
    }

    /** @param due when it came, by {@link System#nanoTime}, from which it is timed */
    void add(long due, Runnable work) {
        all.add(threads.submit(() -> {
            work.run();
            return System.nanoTime() - due;
        }));
    }

    /** Waits for what is there. */
    void settle() throws InterruptedException, ExecutionException {
        for (Future<Long> one : all) {
            one.get();
        }
    }

    /** Waits for all; fails if anything has failed. */
    void join() throws InterruptedException, ExecutionException {
        settle();
        threads.shutdown();
    }

    /** @param shares from 0 to 1 */
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
