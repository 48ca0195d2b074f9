package io.jenkins.plugins.bynder.engine.backlink;

import java.util.concurrent.atomic.AtomicInteger;

/** Progress of writing links, for display. Never blocks. */
public final class BacklinkProgress {

    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger total = new AtomicInteger();

    /** Number of links sent. */
    public int sent() {
        return sent.get();
    }

    /** Number of links to send; 0 until it is known. */
    public int total() {
        return total.get();
    }

    void expect(int count) {
        total.set(count);
    }

    void sentOne() {
        sent.incrementAndGet();
    }
}
