package io.jenkins.plugins.bynder.engine.sync;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Processes that are ready for a sync, as starting one takes longer than most syncs do. */
final class Workers implements AutoCloseable {

    private final BlockingQueue<SyncWorker> ready = new LinkedBlockingQueue<>();
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger fullDisks = new AtomicInteger();
    private final boolean limits = works("prlimit", "--version");

    Workers(int waiting) throws IOException {
        for (int n = 0; n < waiting; n++) {
            ready.add(SyncWorker.start());
        }
    }

    SyncWorker take() throws IOException, InterruptedException {
        ready.add(SyncWorker.start());
        return ready.take();
    }

    void killed() {
        kills.incrementAndGet();
    }

    /**
     * From now on none of its files can grow beyond so many bytes, as on a disk that is full; does nothing where the
     * system cannot do that.
     */
    void fillDisk(SyncWorker worker, long bytes) throws IOException, InterruptedException {
        if (limits && works("prlimit", "--pid", Long.toString(worker.pid()), "--fsize=" + bytes + ":")) {
            fullDisks.incrementAndGet();
        }
    }

    private static boolean works(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    int kills() {
        return kills.get();
    }

    int fullDisks() {
        return fullDisks.get();
    }

    @Override
    public void close() {
        ready.forEach(SyncWorker::close);
    }
}
