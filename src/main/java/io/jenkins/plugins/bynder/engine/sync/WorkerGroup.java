package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.util.DaemonThreads;
import java.io.IOException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A group of threads that ends together: the first failure ends all. */
final class WorkerGroup implements AutoCloseable {

    /** An interrupted sync has two seconds to end. */
    private static final long END_MILLIS = 1500;

    /** The task of each thread. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    private final ExecutorService threads;
    private final CompletionService<Void> ends;
    private final Runnable cancel;
    private int running;

    /**
     * @param task name for the threads
     * @param cancel unblocks waiting threads, in addition to an interrupt
     */
    WorkerGroup(String task, Runnable cancel) {
        this.cancel = cancel;
        this.threads = Executors.newCachedThreadPool(new DaemonThreads(task));
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

    /** Interrupts threads that are still running. */
    @Override
    public void close() {
        threads.shutdownNow();
        if (running > 0) {
            cancel.run();
            boolean interrupted = Thread.interrupted();
            try {
                threads.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Rethrows the failure of another thread. */
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
