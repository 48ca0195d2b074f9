package io.jenkins.plugins.bynder.sync;

import io.jenkins.plugins.bynder.portal.AssetPage;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads the pages of a listing one after the other, the next one while its user still works on the one before. */
final class PageAhead implements AutoCloseable {

    private final AssetSource source;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread reader = new Thread(work, "bynder-sync-listing");
        reader.setDaemon(true);
        return reader;
    });
    private int number;
    private Optional<Future<AssetPage>> next = Optional.empty();

    PageAhead(AssetSource source) {
        this.source = source;
    }

    /** The next page, from page 1. */
    AssetPage take() throws IOException, InterruptedException {
        if (next.isEmpty()) {
            ask();
        }
        Future<AssetPage> page = next.orElseThrow();
        next = Optional.empty();
        try {
            return page.get();
        } catch (ExecutionException e) {
            throw Crew.rethrown(e.getCause());
        }
    }

    /** Begins to read the page after the one that was taken. */
    void ask() {
        number++;
        int wanted = number;
        next = Optional.of(thread.submit(() -> source.page(wanted)));
    }

    /** Ends what is still being read. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
