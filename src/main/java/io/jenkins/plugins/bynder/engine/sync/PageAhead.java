package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads the pages of a listing in their order, but asks for some before their turn: a page of a thousand assets takes a
 * portal seconds, and the less time there is between two of them, the less can change meanwhile.
 */
final class PageAhead implements AutoCloseable {

    /** Under way at once; each of them may be some megabytes of memory. */
    private static final int AT_ONCE = 3;

    private final AssetSource source;
    private final int limit;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread reader = new Thread(work, "bynder-sync-listing");
        reader.setDaemon(true);
        return reader;
    });
    private final Deque<Future<ListingPage>> asked = new ArrayDeque<>();
    private int taken;

    /** Pages of the largest size, from page 1. */
    PageAhead(AssetSource source) {
        this(source, ListingPage.LIMIT, 1);
    }

    /** @param first number of the first page, from 1 */
    PageAhead(AssetSource source, int limit, int first) {
        this.source = source;
        this.limit = limit;
        this.taken = first - 1;
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
     * Begins to read pages after the one that was taken.
     *
     * @param pages how many there seem to be, at least one more than was taken
     */
    void ask(int pages) {
        while (asked.size() < AT_ONCE && taken + asked.size() < pages) {
            ask();
        }
    }

    private void ask() {
        int wanted = taken + asked.size() + 1;
        asked.add(threads.submit(() -> source.page(wanted, limit)));
    }

    /** Ends what is still being read. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
