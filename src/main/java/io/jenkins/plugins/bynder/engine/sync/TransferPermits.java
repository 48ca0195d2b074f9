package io.jenkins.plugins.bynder.engine.sync;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How many transfers may be under way. One that waits long for its first byte, has fallen silent in the middle of a file, waits before it asks again, or
 * has only the disk to wait for, lends its place to another, so that a few bad lines do not hold up all the others. Safe for
 * use by several threads.
 */
final class TransferPermits {

    private static final long SILENT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Nobody says when a transfer falls silent, so that it takes a look. */
    private static final long LOOK_MILLIS = 100;

    private static final long NEVER = Long.MAX_VALUE;

    private final int most;
    private final long slowNanos;
    private final long begun = System.nanoTime();
    private final Set<Slot> taken = new HashSet<>();

    /**
     * @param most transfers that are not silent
     * @param slow the time after which a host that has not answered yet is taken for a slow one
     */
    TransferPermits(int most, Duration slow) {
        this.most = most;
        this.slowNanos = slow.toNanos();
    }

    /** Waits for a place. */
    synchronized Slot take() throws InterruptedException {
        while (isFull()) {
            wait(LOOK_MILLIS);
        }
        Slot slot = new Slot();
        taken.add(slot);
        return slot;
    }

    private boolean isFull() {
        int busy = 0;
        for (Slot slot : taken) {
            busy += slot.busy() ? 1 : 0;
        }
        return busy >= most;
    }

    private synchronized void leave(Slot slot) {
        taken.remove(slot);
        lend();
    }

    /** One place, one waiting thread: to wake all of them costs more than a small file. */
    private synchronized void lend() {
        notify();
    }

    private long now() {
        return System.nanoTime() - begun;
    }

    /** The place of one transfer; its methods say what that transfer does from now on. */
    final class Slot implements AutoCloseable {

        private volatile long lentFrom = NEVER;

        private Slot() {}

        /** Something that takes its time, such as the wait for an answer. */
        void works() {
            lentFrom = NEVER;
        }

        /** Has asked a file host, and waits for its answer. */
        void asks() {
            lentFrom = now() + slowNanos;
        }

        /** Has just got bytes, or the head of an answer, and waits for more. */
        void hears() {
            lentFrom = now() + SILENT_NANOS;
        }

        /** Asks nothing of any host for a while. */
        void rests() {
            lentFrom = now();
            lend();
        }

        private boolean busy() {
            return now() < lentFrom;
        }

        @Override
        public void close() {
            leave(this);
        }
    }
}
