package io.jenkins.plugins.bynder.engine.events.inbox;

import io.jenkins.plugins.bynder.engine.sns.SnsTexts;
import io.jenkins.plugins.bynder.engine.util.AppendOnlyFile;
import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The file of an {@link Inbox}: records are appended, and compaction replaces the whole file from time to time. One
 * thread at a time may change it; reading a record must only not overlap with {@link #adopt}.
 */
final class InboxLog implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(InboxLog.class.getName());

    /** Receives every record of the file in order. */
    interface Visitor {
        /** @throws IOException if the record is invalid, which counts as damage */
        void visit(InboxRecordFormat.Found found) throws IOException;
    }

    private final Path file;
    private final AppendOnlyFile.Factory disk;
    private AppendOnlyFile writer;
    private RandomAccessFile reader;
    private long length;
    private boolean suspect;

    InboxLog(Path directory, AppendOnlyFile.Factory disk) throws IOException {
        this.file = directory.resolve("inbox.log");
        this.disk = disk;
        open();
    }

    void open() throws IOException {
        writer = disk.open(file);
        try {
            reader = new RandomAccessFile(file.toFile(), "r");
            length = reader.length();
        } catch (IOException e) {
            writer.close();
            throw e;
        }
    }

    /**
     * Reads every intact record. Cuts off a torn end after copying it, and skips damage before intact records.
     *
     * @return whether there was damage that a {@link #rewrite} would remove
     */
    boolean load(Visitor visitor) throws IOException {
        OptionalLong damage = OptionalLong.empty();
        long lastEnd = 0;
        long at = 0;
        while (at < length) {
            long end = visit(visitor, at);
            if (end < 0) {
                damage = damage.isPresent() ? damage : OptionalLong.of(at);
                at = InboxRecordFormat.nextMark(reader, at + 1);
            } else {
                lastEnd = end;
                at = end;
            }
        }
        if (damage.isEmpty()) {
            return false;
        }
        new CorruptionBackups(file).setAside(reader, damage.getAsLong());
        LOGGER.log(Level.WARNING, SnsTexts.text("inbox.damaged", file, damage.getAsLong()));
        if (lastEnd < length) {
            writer.truncate(lastEnd);
            length = lastEnd;
        }
        return damage.getAsLong() < lastEnd;
    }

    private long visit(Visitor visitor, long at) throws IOException {
        InboxRecordFormat.Found found = InboxRecordFormat.read(reader, at).orElse(null);
        if (found == null) {
            return -1;
        }
        try {
            visitor.visit(found);
            return found.end();
        } catch (IOException e) {
            return -1;
        }
    }

    long length() {
        return length;
    }

    /** Whether the file must be rewritten before the next append. */
    boolean suspect() {
        return suspect;
    }

    /**
     * Appends records and waits for the disk.
     *
     * @return their offset
     * @throws IOException if they may not be on disk; earlier records are unaffected
     */
    long append(byte[] records) throws IOException {
        try {
            writer.write(records);
        } catch (IOException e) {
            cutBack();
            throw e;
        }
        try {
            writer.sync();
        } catch (IOException e) {
            // After a failed sync the system may take these pages for written: a later success would prove nothing.
            suspect = true;
            throw e;
        }
        long offset = length;
        length += records.length;
        return offset;
    }

    private void cutBack() {
        try {
            writer.truncate(length);
            writer.sync();
        } catch (IOException e) {
            suspect = true;
        }
    }

    /** Empty if the record was damaged after it was written. */
    Optional<InboxRecordFormat.Found> read(long offset) throws IOException {
        return InboxRecordFormat.read(reader, offset);
    }

    InboxCompaction rewrite() throws IOException {
        Path fresh = file.resolveSibling("inbox.log.new");
        Files.deleteIfExists(fresh);
        RandomAccessFile old = new RandomAccessFile(file.toFile(), "r");
        try {
            return new InboxCompaction(fresh, disk.open(fresh), old);
        } catch (IOException e) {
            old.close();
            throw e;
        }
    }

    /**
     * Replaces the old file with the new one. Offsets then refer to the new file, which must be {@linkplain #open
     * opened}.
     *
     * @throws IOException if the old file is still in place and open
     */
    void adopt(InboxCompaction rewrite) throws IOException {
        close(); // Windows does not replace an open file.
        try {
            AtomicFile.replace(rewrite.fresh(), file);
        } catch (IOException e) {
            open();
            throw e;
        }
        suspect = false;
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            reader.close();
        }
    }
}
