package io.jenkins.plugins.bynder.engine.sync;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Queue of steps whose files must be fetched. A file that is not available yet is retried after growing pauses until a
 * time limit; all others continue meanwhile. Thread-safe.
 */
final class DownloadQueue {

    /** Pauses double: with this first one, the longest is about half of the whole time. */
    private static final long FIRST_PAUSE = 60;

    /** Maximum number of extra attempts of a sync: each may cost a request to the portal. */
    private static final int EXTRA_ATTEMPTS = 100;

    /**
     * @param number of this attempt, starting at 1
     * @param began when the first one was taken, by {@link System#nanoTime}
     */
    record Attempt(PlanStep step, int number, long began) {}

    private record Waiting(Attempt attempt, long due) {}

    private Iterator<PlanStep> untried;
    private final long maxNanos;
    private final Queue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingLong(Waiting::due));
    private int inFlight;
    private int remaining;
    private boolean ended;

    /** @param maxMillis how long to try again for a file that is not available yet */
    DownloadQueue(List<PlanStep> steps, long maxMillis) {
        this.untried = steps.iterator();
        this.remaining = steps.size() + EXTRA_ATTEMPTS;
        this.maxNanos = TimeUnit.MILLISECONDS.toNanos(maxMillis);
    }

    /** Waits for the next due step; empty if none is left. Each one must end with {@link #done} or {@link #again}. */
    synchronized Optional<Attempt> next() throws InterruptedException {
        while (!ended) {
            long now = System.nanoTime();
            if (!waiting.isEmpty() && waiting.peek().due() - now <= 0) {
                inFlight++;
                return Optional.of(waiting.remove().attempt());
            }
            if (untried.hasNext()) {
                inFlight++;
                return Optional.of(new Attempt(untried.next(), 1, now));
            }
            if (!waiting.isEmpty()) {
                TimeUnit.NANOSECONDS.timedWait(this, waiting.peek().due() - now);
            } else if (inFlight > 0) {
                wait();
            } else {
                ended = true;
            }
        }
        notifyAll();
        return Optional.empty();
    }

    synchronized void done() {
        inFlight--;
        notifyAll();
    }

    /** Whether the step will be returned again; otherwise the caller must finish it. */
    synchronized boolean again(Attempt attempt) {
        long now = System.nanoTime();
        long left = maxNanos - (now - attempt.began());
        if (ended || left <= 0 || remaining == 0) {
            return false;
        }
        remaining--;
        long pause = Math.min(left, maxNanos / FIRST_PAUSE << Math.min(attempt.number() - 1, 16));
        waiting.add(new Waiting(new Attempt(attempt.step(), attempt.number() + 1, attempt.began()), now + pause));
        inFlight--;
        notifyAll();
        return true;
    }

    /**
     * Shuffles the remaining steps: forbidden assets often follow each other, and must not keep a sync from reaching
     * those that are available.
     */
    synchronized void shuffle() {
        List<PlanStep> steps = new ArrayList<>();
        untried.forEachRemaining(steps::add);
        Collections.shuffle(steps);
        untried = steps.iterator();
    }

    /** Returns no more steps from now on. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }
}
