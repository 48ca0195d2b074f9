package io.jenkins.plugins.bynder.engine.sync;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One sync at a time works in a folder, of whatever process; a killed one's lock ends with it. */
final class FolderLock implements Closeable {

    /**
     * Lock files that this process holds. The one piece of static state here, because the lock itself belongs to the
     * process: on POSIX systems closing any second channel of a locked file gives the lock away, so a file that is held
     * must not even be opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param folder with a control folder
     * @throws SyncException with a sentence for people if another sync has it
     */
    static FolderLock take(ImportFolder folder) throws SyncException {
        try {
            Path file = folder.control().toRealPath().resolve("lock");
            if (!HELD.add(file)) {
                throw busy(folder);
            }
            FileChannel channel = null;
            try {
                channel = lock(file);
                if (channel == null) {
                    throw busy(folder);
                }
                return new FolderLock(file, channel);
            } finally {
                if (channel == null) {
                    HELD.remove(file);
                }
            }
        } catch (SyncException e) {
            throw e;
        } catch (IOException e) {
            throw new SyncException(SyncTexts.text("folder.unwritable", folder.root(), Failures.reason(e)), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }

    /** The channel that holds the lock, or null if another process does. */
    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            return lock == null ? null : channel;
        } catch (OverlappingFileLockException e) {
            // Another copy of this class, in another class loader.
            return null;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    private static SyncException busy(ImportFolder folder) {
        return new SyncException(SyncTexts.text("folder.busy", folder.root()));
    }
}
