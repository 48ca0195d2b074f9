package io.jenkins.plugins.bynder.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Bynder's limit: that many requests per address in any time window. A client above it is blocked until a whole window
 * has passed without a request from it; each request during the block restarts the wait.
 */
final class RateRule {

    private final SampleClock clock;
    private final int limit;
    private final Duration window;
    private final Map<String, Sender> senders = new HashMap<>();
    private int most;
    private long refused;
    private long duringBlock;

    private static final class Sender {
        private final Deque<Instant> recent = new ArrayDeque<>();
        private Instant last = Instant.MIN;
        private boolean blocked;
    }

    RateRule(SampleClock clock, int limit, Duration window) {
        this.clock = clock;
        this.limit = limit;
        this.window = window;
    }

    /** Counts a request; returns whether it may be served. */
    synchronized boolean allows(String remote) {
        Instant now = clock.instant();
        Instant start = now.minus(window);
        Sender sender = senders.computeIfAbsent(remote, address -> new Sender());
        if (sender.blocked && !sender.last.isAfter(start)) {
            sender.blocked = false;
        }
        boolean wasBlocked = sender.blocked;
        while (!sender.recent.isEmpty() && !sender.recent.peekFirst().isAfter(start)) {
            sender.recent.removeFirst();
        }
        sender.recent.addLast(now);
        sender.last = now;
        most = Math.max(most, sender.recent.size());
        sender.blocked |= sender.recent.size() > limit;
        refused += sender.blocked ? 1 : 0;
        duringBlock += wasBlocked ? 1 : 0;
        return !sender.blocked;
    }

    synchronized int most() {
        return most;
    }

    synchronized long refused() {
        return refused;
    }

    synchronized long duringBlock() {
        return duringBlock;
    }

    synchronized void resetCounts() {
        most = 0;
        refused = 0;
        duringBlock = 0;
    }
}
