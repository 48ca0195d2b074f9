package io.jenkins.plugins.bynder.engine.sync;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Progress of a sync; written by its workers, read by the display. One object per sync, never blocks. */
public final class SyncProgress {

    /** Phase of a sync. */
    public enum Phase {
        LISTING,
        PLANNING,
        TRANSFERRING,
        CLEANING,
        ENDED
    }

    /**
     * A snapshot of the progress.
     *
     * @param listed assets listed so far
     * @param files files done, with any outcome
     * @param filesTotal files to do, 0 before the plan is made
     * @param bytes received so far
     * @param bytesTotal bytes expected, a lower bound where the portal gives no sizes
     */
    public record Snapshot(Phase phase, long listed, long files, long filesTotal, long bytes, long bytesTotal)
            implements Serializable {

        private static final long serialVersionUID = 1;
    }

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.LISTING);
    private final AtomicLong listed = new AtomicLong();
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong filesTotal = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong bytesTotal = new AtomicLong();

    public Snapshot snapshot() {
        return new Snapshot(phase.get(), listed.get(), files.get(), filesTotal.get(), bytes.get(), bytesTotal.get());
    }

    void enter(Phase next) {
        phase.set(next);
    }

    void listed(long count) {
        listed.set(count);
    }

    void expect(long fileCount, long byteCount) {
        filesTotal.set(fileCount);
        bytesTotal.set(byteCount);
    }

    void received(long count) {
        bytes.addAndGet(count);
    }

    void fileDone() {
        files.incrementAndGet();
    }
}
