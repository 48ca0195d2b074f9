package io.jenkins.plugins.bynder.engine.sync;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Stores the metadata files of a listing on disk until their assets are downloaded, because together they exceed a
 * small heap. Thread-safe.
 */
final class MetadataSpool implements Closeable {

    /**
     * One spooled metadata file.
     *
     * @param at offset in the spool, or {@link #NOWHERE}
     * @param hash start of its SHA-256, empty if no metadata file is wanted
     * @param due whether it is missing or different in the folder
     */
    record Entry(long at, int length, String hash, boolean due) {

        static final long NOWHERE = -1;

        /** No metadata file is wanted. */
        static final Entry NONE = new Entry(NOWHERE, 0, "", false);

        Entry {
            Objects.requireNonNull(hash);
        }
    }

    private final Path path;
    private RandomAccessFile file;
    private long end;

    /** @param path of a temporary file that is created when needed and deleted at the end */
    MetadataSpool(Path path) throws IOException {
        this.path = path;
        Files.deleteIfExists(path);
    }

    synchronized Entry add(byte[] bytes, String hash) throws IOException {
        if (file == null) {
            file = new RandomAccessFile(path.toFile(), "rw");
        }
        file.seek(end);
        file.write(bytes);
        Entry entry = new Entry(end, bytes.length, hash, true);
        end += bytes.length;
        return entry;
    }

    synchronized byte[] read(Entry entry) throws IOException {
        byte[] bytes = new byte[entry.length()];
        file.seek(entry.at());
        file.readFully(bytes);
        return bytes;
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
            Files.deleteIfExists(path);
        }
    }
}
