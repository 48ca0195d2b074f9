package io.jenkins.plugins.bynder.engine.events.inbox;

import io.jenkins.plugins.bynder.engine.sns.SnsTexts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the file of an inbox small: rewrites it when waiting notifications and remembered ids take less than half of
 * it. Used only by the thread that may change the file, so that nothing is added or moved meanwhile.
 */
final class InboxCompactor {

    private static final Logger LOGGER = Logger.getLogger(InboxCompactor.class.getName());
    private static final long FROM = 8L << 20;
    private static final int SEEN_ID_BYTES = 60;

    private final InboxLog log;
    private final InboxIndex index;
    private final Object monitor;
    private long notBelow = FROM;

    /** @param monitor guards the index and reads of the file */
    InboxCompactor(InboxLog log, InboxIndex index, Object monitor) {
        this.log = log;
        this.index = index;
        this.monitor = monitor;
    }

    boolean isDue() {
        synchronized (monitor) {
            long needed = index.bytes() + (long) index.seen() * SEEN_ID_BYTES;
            return log.length() > Math.max(notBelow, FROM + 2 * needed);
        }
    }

    /** Rewrites the file if possible; otherwise tries again after it has grown. */
    void tidy() {
        try {
            rewrite();
            notBelow = FROM;
        } catch (IOException e) {
            notBelow = log.length() + FROM;
            LOGGER.log(Level.WARNING, "{0} ({1})", new Object[] {SnsTexts.text("inbox.rewrite"), e});
        }
    }

    /** @throws IOException if the old file is still in use, or the new one cannot be opened */
    void rewrite() throws IOException {
        Map<Long, InboxIndex.Place> places;
        List<Map.Entry<String, Long>> seen;
        synchronized (monitor) {
            places = index.after(0, Integer.MAX_VALUE);
            seen = index.seenOnly();
        }
        try (InboxCompaction rewrite = log.rewrite()) {
            rewrite.add(seen);
            Map<Long, InboxIndex.Place> moved = rewrite.copy(places);
            rewrite.finish();
            synchronized (monitor) {
                log.adopt(rewrite);
                index.moved(moved);
                log.open();
            }
        }
    }
}
