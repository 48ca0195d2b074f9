package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Where the entries of a manifest are, in a binary file beside it, so that a sync of a few assets need not parse the lines of
 * all others. It covers the manifest up to an offset; lines that were appended later are read from the manifest.
 *
 * <p>Valid only while the manifest has the size and the modification time that are recorded here. It is suspended before
 * the manifest is changed and confirmed when the manifest has been closed, so a killed sync leaves none that is valid.
 */
final class ManifestIndex {

    /** Receives one entry after another. */
    @FunctionalInterface
    interface Taker {

        /**
         * @param id hash of the entry's id
         * @param at offset of its line
         * @param flags as in {@link EntryIndex}
         * @param date the asset's {@code dateModified}, in milliseconds since 1970
         * @param name hash of the file's name
         */
        void take(long id, long at, int flags, long date, long name) throws IOException;
    }

    /**
     * What the file covers.
     *
     * @param length of the covered part of the manifest, in bytes
     * @param lines number of lines in it
     * @param first length of the manifest's first lines, which are repeated here: its header and the last listing
     * @param checksum of these lines and all records
     */
    private record Coverage(long length, long lines, int entries, int first, long checksum) {

        /** Size of an index with this coverage. */
        long fileSize() {
            return HEADER + first + (long) entries * RECORD;
        }
    }

    private static final Logger LOGGER = Logger.getLogger(ManifestIndex.class.getName());

    private static final long MAGIC = 0x62796e6465723031L;
    private static final int HEADER = 8 * Long.BYTES;
    private static final int RECORD = 4 * Long.BYTES;

    /** Records that are read at once. */
    private static final int AT_ONCE = 2048;

    private final Path manifest;
    private final Path file;
    private final Coverage coverage;
    private boolean valid;

    private ManifestIndex(Path manifest, Path file, Coverage coverage, boolean valid) {
        this.manifest = manifest;
        this.file = file;
        this.coverage = coverage;
        this.valid = valid;
    }

    private static Path file(Path manifest) {
        return manifest.resolveSibling("manifest.index");
    }

    /**
     * The index of a manifest; empty if there is none that is valid.
     *
     * @throws ClosedByInterruptException if the thread is interrupted
     */
    static Optional<ManifestIndex> find(Path manifest) throws IOException {
        Path file = file(manifest);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] header = stream.readNBytes(HEADER);
            long size = Files.size(file);
            return coverage(header, manifest)
                    .filter(found -> found.fileSize() == size)
                    .map(found -> new ManifestIndex(manifest, file, found, true));
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            // No sync needs an index.
            LOGGER.log(Level.FINE, e, () -> file + " cannot be read");
            return Optional.empty();
        }
    }

    private static Optional<Coverage> coverage(byte[] header, Path manifest) throws IOException {
        if (header.length < HEADER) {
            return Optional.empty();
        }
        ByteBuffer numbers = ByteBuffer.wrap(header);
        long magic = numbers.getLong();
        boolean current = numbers.getLong() == Files.size(manifest) && numbers.getLong() == time(manifest);
        Coverage found = new Coverage(
                numbers.getLong(), numbers.getLong(), numbers.getInt(), numbers.getInt(), numbers.getLong());
        boolean whole = magic == MAGIC && numbers.getLong() == checksum(header, HEADER - Long.BYTES);
        return current && whole ? Optional.of(found) : Optional.empty();
    }

    /** Deletes an index that is not true. */
    static void discard(Path manifest) throws IOException {
        if (!Files.isDirectory(file(manifest), LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(file(manifest));
        }
    }

    /**
     * Writes an index of the manifest as it is now. It is not valid until it is confirmed.
     *
     * @param first the first lines of a manifest
     * @param lines number of lines of the manifest
     */
    static ManifestIndex write(Path manifest, byte[] first, long lines, ManifestEntries entries) throws IOException {
        CRC32 checksum = new CRC32();
        Path fresh = AtomicFile.prepare(file(manifest), false, stream -> {
            stream.write(new byte[HEADER]);
            DataOutputStream data = new DataOutputStream(new CheckedOutputStream(stream, checksum));
            data.write(first);
            entries.forEachPlace((id, at, flags, date, name) -> {
                data.writeLong(id);
                data.writeLong(EntryIndex.place(at, flags));
                data.writeLong(date);
                data.writeLong(name);
            });
        });
        AtomicFile.move(fresh, file(manifest));
        Coverage all = new Coverage(Files.size(manifest), lines, entries.size(), first.length, checksum.getValue());
        return new ManifestIndex(manifest, file(manifest), all, false);
    }

    /** Makes the index invalid, before the manifest is changed. */
    void suspend() throws IOException {
        if (!valid) {
            return;
        }
        try {
            writeHeader(new byte[HEADER]);
        } catch (IOException e) {
            Files.deleteIfExists(file);
        }
        valid = false;
    }

    /** Makes the index valid for the manifest as it is now. */
    void confirm() throws IOException {
        if (valid) {
            return;
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putLong(MAGIC).putLong(Files.size(manifest)).putLong(time(manifest));
        header.putLong(coverage.length()).putLong(coverage.lines());
        header.putInt(coverage.entries()).putInt(coverage.first()).putLong(coverage.checksum());
        header.putLong(checksum(header.array(), HEADER - Long.BYTES));
        writeHeader(header.array());
        valid = true;
    }

    /** Not through a channel, because an interrupt would close it. */
    private void writeHeader(byte[] header) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(file.toString());
        }
        try (RandomAccessFile stream = new RandomAccessFile(file.toFile(), "rw")) {
            stream.write(header);
        }
    }

    /** Offset of the first line of the manifest that is not covered. */
    long covered() {
        return coverage.length();
    }

    /** Number of lines that are covered. */
    long lines() {
        return coverage.lines();
    }

    int entries() {
        return coverage.entries();
    }

    /**
     * Reads all records.
     *
     * @return the first lines of the manifest
     * @throws IOException if the file is damaged; some records may have been passed on
     */
    byte[] read(Taker taker) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            stream.skipNBytes(HEADER);
            InputStream checked = new CheckedInputStream(stream, checksum);
            byte[] first = bytes(checked, coverage.first());
            int left = coverage.entries();
            while (left > 0) {
                int count = Math.min(left, AT_ONCE);
                pass(ByteBuffer.wrap(bytes(checked, count * RECORD)), taker);
                left -= count;
            }
            if (checksum.getValue() != coverage.checksum()) {
                throw new IOException("Damaged");
            }
            return first;
        }
    }

    private static byte[] bytes(InputStream stream, int count) throws IOException {
        byte[] bytes = stream.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private static void pass(ByteBuffer records, Taker taker) throws IOException {
        while (records.hasRemaining()) {
            long id = records.getLong();
            long place = records.getLong();
            taker.take(id, EntryIndex.at(place), EntryIndex.flags(place), records.getLong(), records.getLong());
        }
    }

    private static long time(Path manifest) throws IOException {
        return Files.getLastModifiedTime(manifest, LinkOption.NOFOLLOW_LINKS).to(TimeUnit.NANOSECONDS);
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }
}
