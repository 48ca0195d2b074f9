package io.jenkins.plugins.bynder.engine.util;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** An append-only file. Tests replace it with a failing disk. */
public interface AppendOnlyFile extends Closeable {

    /** Opens the file; creates it if it is missing. */
    interface Factory {
        AppendOnlyFile open(Path file) throws IOException;
    }

    /** Writes all bytes, or fails after writing some of them. */
    void write(byte[] bytes) throws IOException;

    /** Returns once everything is on disk. */
    void sync() throws IOException;

    void truncate(long length) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * A file on disk. Not a channel: an interrupt of the writing thread would close that, and one thread writes for
     * several.
     */
    static AppendOnlyFile toDisk(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            file.seek(file.length());
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return new AppendOnlyFile() {
            @Override
            public void write(byte[] bytes) throws IOException {
                file.write(bytes);
            }

            @Override
            public void sync() throws IOException {
                file.getFD().sync();
            }

            @Override
            public void truncate(long length) throws IOException {
                file.setLength(length);
                file.seek(length);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
