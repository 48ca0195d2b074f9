package io.jenkins.plugins.bynder.engine.portal;

import java.util.ArrayDeque;

/**
 * Counts the requests of a sliding window, as seen from the client.
 *
 * <p>The portal counts a request when it arrives, at an unknown time between sending it and receiving the response. A
 * request therefore counts from its sending until one window after its <em>response</em>: regardless of the latency, the
 * portal never sees more than the limit within one window.
 *
 * <p>Not thread-safe. Times are nanoseconds of one {@link Ticker} and never decrease.
 */
final class SlidingWindow {

    /** Value of {@link #waitFor} when only the end of a request in flight can change the result. */
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

    /** Records that a request ended, with or without a response. */
    void end(long now) {
        inFlight--;
        lastEnd = now;
        if (limit != Integer.MAX_VALUE) {
            ends.addLast(now);
        }
    }

    /** Records that a request was not sent after all. */
    void undo() {
        inFlight--;
    }

    /** Blocks requests after a 429 until a whole window has passed without requests. */
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

    /** Nanoseconds until a request may start that leaves {@code reserve} permits free; 0 if it may start now. */
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
        // Because of the reserve, more than one request may have to leave the window first.
        int index = 0;
        for (long end : ends) {
            if (++index == over) {
                return end + window - now;
            }
        }
        return UNTIL_AN_ANSWER;
    }
}
