package io.jenkins.plugins.bynder.engine.portal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** Time that only goes forward, and the way to wait for it; tests bring their own. */
interface Ticker {

    /** Nanoseconds since some moment. */
    long nanos();

    /** Waits, with the condition's lock held, until signalled or until that time has passed. */
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
