package io.jenkins.plugins.bynder.engine.events.inbox;

import io.jenkins.plugins.bynder.engine.sns.SnsMessage.Notification;
import io.jenkins.plugins.bynder.engine.sns.SnsTexts;
import io.jenkins.plugins.bynder.engine.util.AppendOnlyFile;
import io.jenkins.plugins.bynder.engine.util.DirectoryLock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Durable queue of notifications to process. A notification accepted by {@link #store} survives {@code kill -9} and
 * power loss, and is returned until it is {@linkplain #decided decided}. Thread-safe; concurrent stores share one wait
 * for the disk. Only one process at a time can open a directory.
 */
public final class Inbox implements Closeable {

    /** Maximum number of waiting notifications. */
    public static final int MAX_MESSAGES = 100_000;

    /** Maximum bytes of waiting notifications. The file grows to about twice this size before compaction. */
    public static final long MAX_BYTES = 64L << 20;

    private static final Logger LOGGER = Logger.getLogger(Inbox.class.getName());

    private final Object monitor = new Object();
    private final DirectoryLock lock;
    private final InboxLog log;
    private final InboxIndex index;
    private final InboxCompactor compactor;
    private final Clock clock;
    private final Map<String, InboxBatch> inFlight = new HashMap<>();
    private InboxBatch open = new InboxBatch();
    private boolean committing;
    private boolean failing;
    private boolean closed;
    private boolean woken;

    /**
     * Opens the inbox in the directory and reads it; creates the directory if it is missing.
     *
     * @throws IOException if the directory is in use or cannot be read or written
     */
    public static Inbox open(Path directory, Clock clock) throws IOException {
        return open(directory, clock, AppendOnlyFile::toDisk);
    }

    public static Inbox open(Path directory, Clock clock, AppendOnlyFile.Factory disk) throws IOException {
        Files.createDirectories(directory);
        DirectoryLock lock = DirectoryLock.tryLock(directory)
                .orElseThrow(() -> new IOException(SnsTexts.text("inbox.locked", directory)));
        try {
            return new Inbox(lock, new InboxLog(directory, disk), clock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private Inbox(DirectoryLock lock, InboxLog log, Clock clock) throws IOException {
        this.lock = lock;
        this.log = log;
        this.clock = clock;
        InboxIndex.Loader loader = new InboxIndex.Loader();
        boolean damaged;
        try {
            damaged = log.load(loader);
        } catch (IOException e) {
            log.close();
            throw e;
        }
        this.index = loader.index();
        index.expire(clock.instant());
        this.compactor = new InboxCompactor(log, index, monitor);
        if (damaged || compactor.isDue()) {
            compactor.tidy();
        }
    }

    /** Returns once the message is on disk, is found to be there already, or cannot be stored now. */
    public StoreResult store(Notification notification) {
        Instant received = clock.instant();
        byte[] record = InboxRecordFormat.encode(InboxRecord.EVENT, InboxRecord.event(notification, received));
        String id = notification.envelope().messageId();
        InboxBatch batch;
        boolean duplicate;
        synchronized (monitor) {
            if (closed) {
                return StoreResult.CLOSED;
            }
            index.expire(received);
            if (index.knows(id)) {
                return StoreResult.DUPLICATE;
            }
            batch = inFlight.get(id);
            duplicate = batch != null; // Not on disk yet: this call must wait for it too.
            if (!duplicate) {
                if (index.size() + inFlight.size() >= MAX_MESSAGES
                        || index.bytes() + open.size() + record.length > MAX_BYTES) {
                    return StoreResult.FULL;
                }
                batch = open;
                batch.addEvent(id, received, record);
                inFlight.put(id, batch);
            }
        }
        if (!commit(batch)) {
            return StoreResult.FAILING;
        }
        return duplicate ? StoreResult.DUPLICATE : StoreResult.STORED;
    }

    /**
     * Waiting notifications, oldest first.
     *
     * @param sequence returns only entries after this one; 0 for all
     * @param max maximum number of entries
     * @throws IOException if the file cannot be read
     */
    public List<InboxEntry> after(long sequence, int max) throws IOException {
        List<InboxEntry> entries = new ArrayList<>();
        synchronized (monitor) {
            if (closed) {
                return entries;
            }
            for (Map.Entry<Long, InboxIndex.Place> place :
                    index.after(sequence, max).entrySet()) {
                Optional<InboxRecordFormat.Found> found =
                        log.read(place.getValue().offset());
                if (found.isPresent()) {
                    entries.add(InboxRecord.readEvent(found.get().payload(), place.getKey()));
                } else {
                    // It was intact when written: the disk has lost it, and a retry does not bring it back.
                    index.remove(place.getValue().id());
                    LOGGER.log(
                            Level.WARNING,
                            SnsTexts.text("inbox.lost", place.getValue().id()));
                }
            }
        }
        return entries;
    }

    /**
     * Waits until there is an entry after that one, the time has passed, {@link #wake} is called, or the inbox is
     * closed.
     *
     * @return whether there is such an entry
     */
    public boolean await(long sequence, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        synchronized (monitor) {
            while (!closed && !woken && !index.hasAfter(sequence)) {
                long remaining = end - System.nanoTime();
                if (remaining <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(monitor, remaining);
            }
            woken = false;
            return !closed && index.hasAfter(sequence);
        }
    }

    /** Ends a wait in {@link #await}, or the next one if there is none now. */
    public void wake() {
        synchronized (monitor) {
            woken = true;
            monitor.notifyAll();
        }
    }

    /**
     * Removes notifications permanently. Their ids are remembered for two hours after arrival.
     *
     * @throws IOException if that cannot be written; the notifications are then returned again
     */
    public void decided(Collection<String> messageIds) throws IOException {
        InboxBatch batch;
        synchronized (monitor) {
            List<String> known = messageIds.stream().filter(index::isWaiting).toList();
            if (known.isEmpty()) {
                return;
            }
            if (closed) {
                throw new IOException(SnsTexts.text("inbox.closed"));
            }
            batch = open;
            batch.addDecided(known);
        }
        if (!commit(batch)) {
            throw new IOException(SnsTexts.text("inbox.failing"));
        }
    }

    /** Number of waiting notifications. */
    public int size() {
        synchronized (monitor) {
            return index.size();
        }
    }

    /** Whether the last write failed. */
    public boolean failing() {
        synchronized (monitor) {
            return failing;
        }
    }

    /** Waits for pending writes. */
    @Override
    public void close() throws IOException {
        boolean interrupted = false;
        synchronized (monitor) {
            if (closed) {
                return;
            }
            closed = true;
            monitor.notifyAll();
            while (committing || !inFlight.isEmpty()) {
                interrupted |= awaitChange();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            log.close();
        } finally {
            lock.close();
        }
    }

    /** Returns once the batch is written, by this thread or by another one that is writing already. */
    private boolean commit(InboxBatch batch) {
        boolean leads;
        boolean interrupted = false;
        synchronized (monitor) {
            while (committing && !batch.isDone()) {
                interrupted |= awaitChange();
            }
            leads = !batch.isDone();
            if (leads) {
                committing = true;
                open = new InboxBatch();
            }
        }
        if (leads) {
            lead(batch);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return batch.isStored();
    }

    private void lead(InboxBatch batch) {
        try {
            if (log.suspect()) {
                compactor.rewrite();
            }
            long offset = log.append(batch.bytes());
            stored(batch, offset);
            if (compactor.isDue()) {
                compactor.tidy();
            }
        } catch (IOException e) {
            Level level = failing() ? Level.FINE : Level.WARNING;
            LOGGER.log(level, "{0} ({1})", new Object[] {SnsTexts.text("inbox.failing"), e});
        } finally {
            synchronized (monitor) {
                failing = !batch.isStored();
                batch.done();
                batch.events().forEach(event -> inFlight.remove(event.id()));
                committing = false;
                monitor.notifyAll();
            }
        }
    }

    private void stored(InboxBatch batch, long offset) {
        synchronized (monitor) {
            for (InboxBatch.Event event : batch.events()) {
                index.stored(event.id(), event.received(), offset + event.at(), event.length());
            }
            batch.decided().forEach(index::remove);
            batch.stored();
            batch.done();
            monitor.notifyAll();
        }
    }

    private boolean awaitChange() {
        try {
            monitor.wait();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
