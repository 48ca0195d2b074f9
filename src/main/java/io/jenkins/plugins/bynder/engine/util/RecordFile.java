package io.jenkins.plugins.bynder.engine.util;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A temporary file to which records are appended. A failure to read or write is an {@link UncheckedIOException}. Not
 * thread-safe.
 *
 * <p>Does not use a channel, because an interrupt would close it for all of its users.
 */
final class RecordFile<T> implements Closeable {

    private static final int BLOCK = 64 * 1024;

    /** Most records are shorter. */
    private static final int FIRST_READ = 512;

    private final Path path;
    private final RecordFormat<T> format;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private Optional<RandomAccessFile> open = Optional.empty();
    private boolean closed;
    private long written;

    /** @param path created on the first write */
    RecordFile(Path path, RecordFormat<T> format) {
        this.path = path;
        this.format = format;
    }

    /** Where the next record will be. */
    long length() {
        return written + pending.size();
    }

    /** @return the place of the record */
    long append(T record) {
        long place = length();
        try {
            byte[] bytes = encode(record);
            DataOutputStream out = new DataOutputStream(pending);
            out.writeInt(bytes.length);
            out.write(bytes);
            if (pending.size() >= BLOCK) {
                flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return place;
    }

    private void flush() throws IOException {
        if (pending.size() > 0) {
            RandomAccessFile file = file();
            file.seek(written);
            file.write(pending.toByteArray());
            written += pending.size();
            pending.reset();
        }
    }

    private RandomAccessFile file() throws IOException {
        if (closed) {
            throw new IOException("The file is closed");
        }
        if (open.isEmpty()) {
            Files.createDirectories(path.getParent());
            open = Optional.of(new RandomAccessFile(path.toFile(), "rw"));
        }
        return open.get();
    }

    T read(long place) {
        return new Reader(place, FIRST_READ).next();
    }

    /** Reads all records from that place to the end. */
    Reader reader(long from) {
        return new Reader(from, BLOCK);
    }

    /** Deletes the file. */
    @Override
    public void close() throws IOException {
        closed = true;
        if (open.isPresent()) {
            RandomAccessFile file = open.get();
            open = Optional.empty();
            try {
                file.close();
            } finally {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Reads records in sequence. */
    final class Reader {

        private byte[] block;
        private long start;
        private int filled;
        private long place;

        private Reader(long from, int size) {
            this.place = from;
            this.start = from;
            this.block = new byte[size];
        }

        /** Of the next record. */
        long place() {
            return place;
        }

        boolean hasNext() {
            return place < length();
        }

        T next() {
            try {
                flush();
                DataInputStream header = bytes(Integer.BYTES);
                int length = header.readInt();
                place += Integer.BYTES;
                T record = format.read(bytes(length));
                place += length;
                return record;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private DataInputStream bytes(int count) throws IOException {
            if (place + count > start + filled) {
                fill(count);
            }
            return new DataInputStream(new ByteArrayInputStream(block, (int) (place - start), count));
        }

        private void fill(int least) throws IOException {
            if (block.length < least) {
                block = new byte[least];
            }
            RandomAccessFile file = file();
            file.seek(place);
            start = place;
            filled = 0;
            while (filled < least) {
                int n = file.read(block, filled, block.length - filled);
                if (n < 0) {
                    throw new EOFException();
                }
                filled += n;
            }
        }
    }

    private byte[] encode(T record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        format.write(record, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
