package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.util.DaemonThreads;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads the pages of a listing in order and requests some ahead: a page of a thousand assets takes a portal seconds,
 * and less can change in a shorter listing.
 */
final class PageAhead implements AutoCloseable {

    /** Pages in flight at once; each may take some megabytes of memory. */
    private static final int AT_ONCE = 3;

    /** Reads one page. */
    @FunctionalInterface
    interface Reader {
        /** @param number from 1 */
        ListingPage read(int number, int limit) throws IOException, InterruptedException;
    }

    private final Reader reader;
    private final int limit;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, new DaemonThreads("listing"));
    private final Deque<Future<ListingPage>> asked = new ArrayDeque<>();
    private int taken;

    /** Pages of the largest size, from page 1. */
    PageAhead(AssetSource source) {
        this(source::page, ListingPage.LIMIT, 1);
    }

    /** @param first number of the first page, from 1 */
    PageAhead(Reader reader, int limit, int first) {
        this.reader = reader;
        this.limit = limit;
        this.taken = first - 1;
    }

    /** Whether that page is the next one. */
    boolean isNext(int number, int size) {
        return number == taken + 1 && size == limit;
    }

    /** The next page. */
    ListingPage take() throws IOException, InterruptedException {
        if (asked.isEmpty()) {
            ask();
        }
        taken++;
        try {
            return asked.remove().get();
        } catch (ExecutionException e) {
            throw WorkerGroup.rethrown(e.getCause());
        }
    }

    /**
     * Starts to read pages after the one that was taken.
     *
     * @param pages expected number of pages, at least one more than was taken
     */
    void ask(int pages) {
        while (asked.size() < AT_ONCE && taken + asked.size() < pages) {
            ask();
        }
    }

    private void ask() {
        int wanted = taken + asked.size() + 1;
        asked.add(threads.submit(() -> reader.read(wanted, limit)));
    }

    /** Ends what is still being read. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
