package io.jenkins.plugins.bynder.engine.sns;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a directory for one user on this machine; the operating system gives it back if the process dies. */
final class DirectoryLock implements Closeable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException if somebody else, in this process or another one, has it, with a sentence that says so */
    static DirectoryLock of(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process; the same answer as if it were another one
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException(SnsTexts.text("inbox.locked", directory));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
