package io.jenkins.plugins.bynder.engine.util;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file that grows at its end. Tests put a disk that fails in its place. */
public interface AppendOnlyFile extends Closeable {

    /** Opens the file, which is created if it is missing. */
    interface Factory {
        AppendOnlyFile open(Path file) throws IOException;
    }

    /** All of it, or an error after any part of it. */
    void write(byte[] bytes) throws IOException;

    /** Returns once the disk has everything. */
    void sync() throws IOException;

    void truncate(long length) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * On a real disk. Not a channel: an interrupt of the thread that happens to write for all others would close that.
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
