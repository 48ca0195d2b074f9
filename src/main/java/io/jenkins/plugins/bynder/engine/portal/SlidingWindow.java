package io.jenkins.plugins.bynder.engine.portal;

import java.util.ArrayDeque;

/**
 * Counts the requests of any stretch of time, from our end of a line of unknown length.
 *
 * <p>The portal counts a request when it arrives, which is some time between our sending it and our having its answer.
 * A request therefore counts here from its sending until one window after its <em>answer</em>: whatever the latency,
 * the portal can never see more than the limit within one window.
 *
 * <p>Not safe for use by several threads. Times are nanoseconds of one {@link Ticker} and never go back.
 */
final class SlidingWindow {

    /** What {@link #waitFor} says when only the end of a request under way can change anything. */
    static final long UNTIL_AN_ANSWER = Long.MAX_VALUE;

    private final int limit;
    private final long window;
    private final ArrayDeque<Long> ends = new ArrayDeque<>();
    private int inFlight;
    private boolean blocked;
    private long lastEnd;

    SlidingWindow(int limit, long window) {
        this.limit = limit;
        this.window = window;
    }

    void begin() {
        inFlight++;
    }

    /** A request ended, with an answer or without. */
    void end(long now) {
        inFlight--;
        lastEnd = now;
        if (limit != Integer.MAX_VALUE) {
            ends.addLast(now);
        }
    }

    /** A request was not sent after all. */
    void undo() {
        inFlight--;
    }

    /** Blocks requests after a 429: only a whole window without requests ends it. */
    void block() {
        blocked = true;
    }

    boolean isBlocked(long now) {
        if (blocked && inFlight == 0 && now - lastEnd >= window) {
            blocked = false;
        }
        return blocked;
    }

    int used(long now) {
        while (!ends.isEmpty() && now - ends.peekFirst() >= window) {
            ends.removeFirst();
        }
        return inFlight + ends.size();
    }

    /** Nanoseconds until a request may begin that leaves {@code reserve} places free: 0 if now. */
    long waitFor(long now, int reserve) {
        if (isBlocked(now)) {
            return inFlight > 0 ? UNTIL_AN_ANSWER : lastEnd + window - now;
        }
        int over = used(now) - (limit - reserve) + 1;
        if (over <= 0) {
            return 0;
        }
        if (over > ends.size()) {
            return UNTIL_AN_ANSWER;
        }
        // With requests given back one by one, as many as are over must leave the window.
        int index = 0;
        for (long end : ends) {
            if (++index == over) {
                return end + window - now;
            }
        }
        return UNTIL_AN_ANSWER;
    }
}
