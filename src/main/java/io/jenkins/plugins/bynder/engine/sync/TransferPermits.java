package io.jenkins.plugins.bynder.engine.sync;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Limits concurrent transfers. A transfer that waits long for its first byte, has stalled, pauses before a retry or
 * only writes to disk yields its permit, so that it cannot block the others. Thread-safe.
 */
final class TransferPermits {

    private static final long SILENT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Stalls are not signalled, so waiting threads poll at this interval. */
    private static final long LOOK_MILLIS = 100;

    private static final long NEVER = Long.MAX_VALUE;

    private final int max;
    private final long slowNanos;
    private final long startedAt = System.nanoTime();
    private final Set<Permit> taken = new HashSet<>();

    /**
     * @param most maximum number of active transfers
     * @param slow time after which a host that has not answered counts as slow
     */
    TransferPermits(int max, Duration slow) {
        this.max = max;
        this.slowNanos = slow.toNanos();
    }

    /** Waits for a permit. */
    synchronized Permit take() throws InterruptedException {
        while (isFull()) {
            wait(LOOK_MILLIS);
        }
        Permit permit = new Permit();
        taken.add(permit);
        return permit;
    }

    private boolean isFull() {
        int busy = 0;
        for (Permit permit : taken) {
            busy += permit.busy() ? 1 : 0;
        }
        return busy >= max;
    }

    private synchronized void release(Permit permit) {
        taken.remove(permit);
        signal();
    }

    /** Wakes one waiting thread: waking all costs more than a small file. */
    private synchronized void signal() {
        notify();
    }

    private long now() {
        return System.nanoTime() - startedAt;
    }

    /** The permit of one transfer; its methods record the state of the transfer. */
    final class Permit implements AutoCloseable {

        private volatile long idleFrom = NEVER;

        private Permit() {}

        /** The transfer is busy, for example waiting for an API response. */
        void markBusy() {
            idleFrom = NEVER;
        }

        /** The transfer waits for the first response of a file host. */
        void markRequesting() {
            idleFrom = now() + slowNanos;
        }

        /** The transfer has just received bytes and waits for more. */
        void markReceiving() {
            idleFrom = now() + SILENT_NANOS;
        }

        /** The transfer sends no requests for a while. */
        void markIdle() {
            idleFrom = now();
            signal();
        }

        private boolean busy() {
            return now() < idleFrom;
        }

        @Override
        public void close() {
            release(this);
        }
    }
}
