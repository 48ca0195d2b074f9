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
 * The file of an {@link Inbox}: records are appended, and now and then the whole file is replaced by one that holds
 * only what still counts. One thread at a time may change it; reading a record excludes {@link #adopt} alone.
 */
final class InboxLog implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(InboxLog.class.getName());

    /** Told of every record of the file, in its order. */
    interface Visitor {
        /** @throws IOException if the record makes no sense, which counts as damage */
        void visit(RecordFormat.Found found) throws IOException;
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
     * Reads everything that can be read. A torn end is cut off, after a copy was set aside; damage before whole records
     * is skipped.
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
                at = RecordFormat.nextMark(reader, at + 1);
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
        RecordFormat.Found found = RecordFormat.read(reader, at).orElse(null);
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

    /** Whether the file can be appended to only after a {@link #rewrite}. */
    boolean suspect() {
        return suspect;
    }

    /**
     * Writes records and waits for the disk.
     *
     * @return where they begin
     * @throws IOException if they are not, or not surely, on disk; what was there before still is
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
            // the system may now believe these pages to be on disk: no later success would mean anything
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

    /** Empty if the record is not what it was when it was written. */
    Optional<RecordFormat.Found> read(long offset) throws IOException {
        return RecordFormat.read(reader, offset);
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
     * Puts the new file in the place of the old one. After it, offsets are those of the new file, and it has to be
     * {@linkplain #open opened}.
     *
     * @throws IOException if the old file is still there, and open
     */
    void adopt(InboxCompaction rewrite) throws IOException {
        close(); // Windows does not replace a file that is open
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
