package io.jenkins.plugins.bynder.engine.sync;

import java.io.IOException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that work on one thing together: all come to an end, or the first failure ends all. */
final class WorkerGroup implements AutoCloseable {

    /** An interrupted sync has two seconds to end. */
    private static final long PATIENCE_MILLIS = 1500;

    /** What one thread does until nothing is left. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    private final AtomicInteger numbers = new AtomicInteger();
    private final ExecutorService threads;
    private final CompletionService<Void> ends;
    private final Runnable cancel;
    private int running;

    /** @param cancel what, beside an interrupt, frees a thread that waits */
    WorkerGroup(String name, Runnable cancel) {
        this.cancel = cancel;
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, name + "-" + numbers.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.ends = new ExecutorCompletionService<>(threads);
    }

    void start(int count, Work work) {
        for (int n = 0; n < count; n++) {
            ends.submit(() -> {
                work.run();
                return null;
            });
            running++;
        }
    }

    /** Waits for all; fails as soon as one fails. */
    void join() throws IOException, InterruptedException {
        try {
            while (running > 0) {
                ends.take().get();
                running--;
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    /** Ends those who still work. */
    @Override
    public void close() {
        threads.shutdownNow();
        if (running > 0) {
            cancel.run();
            boolean interrupted = Thread.interrupted();
            try {
                threads.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What ended another thread, for the one that waits for it. */
    static IOException rethrown(Throwable cause) throws InterruptedException {
        if (cause instanceof IOException failure) {
            return failure;
        }
        if (cause instanceof InterruptedException interrupt) {
            throw interrupt;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw cause instanceof RuntimeException bug ? bug : new IllegalStateException(cause);
    }
}
