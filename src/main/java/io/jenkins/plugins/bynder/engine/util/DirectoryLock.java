package io.jenkins.plugins.bynder.engine.util;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reserves a directory for one user on this machine; the lock ends with the process. */
public final class DirectoryLock implements Closeable {

    /**
     * Lock files that this process holds. Static state, because the lock belongs to the process: on POSIX, closing any
     * second channel of a locked file releases the lock, so a held file must not even be opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param directory must exist
     * @return empty if this or another process uses the directory
     * @throws IOException if the lock file cannot be opened
     */
    public static Optional<DirectoryLock> tryLock(Path directory) throws IOException {
        Path file = directory.toRealPath().resolve("lock");
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<FileChannel> channel = Optional.empty();
        try {
            channel = lock(file);
        } finally {
            if (channel.isEmpty()) {
                HELD.remove(file);
            }
        }
        return channel.map(locked -> new DirectoryLock(file, locked));
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }

    /** The channel that holds the lock; empty if another process holds it. */
    private static Optional<FileChannel> lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by a copy of this class in another class loader.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return Optional.ofNullable(lock).map(FileLock::acquiredBy).map(FileChannel.class::cast);
    }
}
