package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Limits the requests to a portal from one IP address within a sliding window.
 *
 * <p>Share one instance among all clients of a portal on this machine. Requests are not delayed before the limit is
 * reached. If the portal responds with 429 nevertheless, because other clients behind the same address use it too, no
 * request is sent for a whole window: Bynder lifts its block after five minutes without requests, and every attempt
 * before that prolongs it. Source: api.bynder.com, getting started, rate limits.
 */
public final class RequestBudget {

    /** Order of requests that are held back. */
    enum Priority {
        NORMAL,
        /**
         * Yields to all normal requests and leaves them a tenth of the limit, so that bulk work never blocks a sync.
         */
        BACKGROUND
    }

    private static final int BYNDER_REQUESTS = 4500;
    private static final Duration BYNDER_WINDOW = Duration.ofSeconds(300);
    private static final Pattern TYPED = Pattern.compile("(\\d{1,7})/(\\d{1,5})");
    static final Duration FOREVER = Duration.ofDays(10_000);
    private static final int RESERVED_SHARE = 10;

    private final int limit;
    private final Duration length;
    private final Ticker ticker;
    private final SlidingWindow window;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Object> normal = new ArrayDeque<>();
    private final ArrayDeque<Object> background = new ArrayDeque<>();

    /**
     * @param requests maximum in any window, at least 1
     * @param window at least a millisecond
     * @throws IllegalArgumentException with a user-facing message
     */
    public RequestBudget(int requests, Duration window) {
        this(requests, window, Ticker.system());
    }

    RequestBudget(int requests, Duration window, Ticker ticker) {
        if (requests < 1 || window.toMillis() < 1) {
            throw new InvalidValueException(PortalTexts.message("budget.malformed"));
        }
        this.limit = requests;
        this.length = window;
        this.ticker = ticker;
        this.window = new SlidingWindow(requests, window.toNanos());
    }

    /** Bynder's own rule: 4,500 requests in any 300 seconds. */
    public static RequestBudget bynder() {
        return new RequestBudget(BYNDER_REQUESTS, BYNDER_WINDOW);
    }

    /** No limit; a 429 is still followed by 300 seconds without requests. */
    public static RequestBudget unlimited() {
        return new RequestBudget(Integer.MAX_VALUE, BYNDER_WINDOW);
    }

    /**
     * Parses user input: {@code 4500/300} (requests / seconds) or {@code off}.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    public static RequestBudget parse(String text) {
        if (text.strip().equalsIgnoreCase("off")) {
            return unlimited();
        }
        Matcher typed = TYPED.matcher(text.strip());
        if (!typed.matches()) {
            throw new InvalidValueException(PortalTexts.message("budget.malformed"));
        }
        return new RequestBudget(
                Integer.parseInt(typed.group(1)), Duration.ofSeconds(Integer.parseInt(typed.group(2))));
    }

    /** Cheap; never blocks. */
    public BudgetState state() {
        lock.lock();
        try {
            long now = ticker.nanos();
            int waiting = normal.size() + background.size();
            long wait = waiting == 0 ? 0 : window.waitFor(now, normal.isEmpty() ? reserve(Priority.BACKGROUND) : 0);
            boolean blocked = window.isBlocked(now);
            int used = window.used(now);
            if (wait == 0) {
                return new BudgetState(used, limit, length, waiting, "", 0);
            }
            String why = blocked
                    ? PortalTexts.text("budget.blocked", seconds())
                    : PortalTexts.text("budget.used", limit, seconds());
            long millis = TimeUnit.NANOSECONDS.toMillis(Math.min(wait, length.toNanos()) + 999_999);
            return new BudgetState(used, limit, length, waiting, why, millis);
        } finally {
            lock.unlock();
        }
    }

    /** Minimum remaining time of the portal's block after a 429; zero if there is none. */
    public Duration blockedFor() {
        lock.lock();
        try {
            long now = ticker.nanos();
            if (!window.isBlocked(now)) {
                return Duration.ZERO;
            }
            return Duration.ofNanos(Math.min(window.waitFor(now, 0), length.toNanos()));
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a permit, in order of arrival within a priority. The caller must close the permit. */
    Permit acquire(Priority priority) throws InterruptedException {
        return acquire(priority, FOREVER).orElseThrow();
    }

    /** Waits at most that long for a permit; returns empty at once if none can become free in time. */
    Optional<Permit> acquire(Priority priority, Duration longest) throws InterruptedException {
        boolean bounded = longest.compareTo(FOREVER) < 0;
        long started = ticker.nanos();
        ArrayDeque<Object> queue = priority == Priority.NORMAL ? normal : background;
        Object ticket = new Object();
        lock.lockInterruptibly();
        try {
            queue.addLast(ticket);
            try {
                while (true) {
                    long wait = window.waitFor(ticker.nanos(), reserve(priority));
                    boolean next = queue.peekFirst() == ticket && (queue == normal || normal.isEmpty());
                    if (next && wait <= 0) {
                        window.begin();
                        return Optional.of(new Permit());
                    }
                    boolean known = next && wait != SlidingWindow.UNTIL_AN_ANSWER;
                    if (bounded) {
                        long left = longest.toNanos() - (ticker.nanos() - started);
                        if (left <= 0 || known && wait > left) {
                            return Optional.empty();
                        }
                        ticker.await(changed, known ? wait : left);
                    } else if (known) {
                        ticker.await(changed, wait);
                    } else {
                        changed.await();
                    }
                }
            } finally {
                queue.remove(ticket);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private int reserve(Priority priority) {
        return priority == Priority.NORMAL || limit == Integer.MAX_VALUE ? 0 : limit / RESERVED_SHARE;
    }

    private double seconds() {
        return length.toMillis() / 1000.0;
    }

    private void give(Permit permit) {
        lock.lock();
        try {
            if (!permit.sent) {
                window.undo();
            } else {
                window.end(ticker.nanos());
            }
            if (permit.rateLimited) {
                window.block();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Permission to send one request; close it when the response has arrived or the request has failed. Not
     * thread-safe.
     */
    final class Permit implements AutoCloseable {

        private boolean sent;
        private boolean rateLimited;

        /** Records that the request was sent; without this call, closing the permit refunds it. */
        void sent() {
            sent = true;
        }

        /** The answer was 429. */
        void rateLimited() {
            rateLimited = true;
        }

        @Override
        public void close() {
            give(this);
        }
    }
}
