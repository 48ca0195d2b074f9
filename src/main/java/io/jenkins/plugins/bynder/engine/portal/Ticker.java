package io.jenkins.plugins.bynder.engine.portal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** A monotonic clock and a wait on it; tests replace it. */
interface Ticker {

    /** Nanoseconds since an arbitrary origin. */
    long nanos();

    /** Waits until signalled or until the time has passed; the caller holds the condition's lock. */
    void await(Condition condition, long nanos) throws InterruptedException;

    static Ticker system() {
        return new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void await(Condition condition, long nanos) throws InterruptedException {
                condition.await(nanos, TimeUnit.NANOSECONDS);
            }
        };
    }
}
