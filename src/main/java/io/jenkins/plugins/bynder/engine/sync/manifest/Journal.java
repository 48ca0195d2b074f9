package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file of lines, open for appending. A line is with the operating system when {@link #append} returns, so that it
 * outlives this process. One that must outlive the machine as well is on the disk within {@link #FORCE_MILLIS}, so that
 * writers need not wait for the disk.
 *
 * <p>Writes through a stream on purpose: an interrupt closes a {@link FileChannel} under all of its users.
 */
final class Journal implements Closeable {

    private static final long FORCE_MILLIS = 300;

    private final Path file;
    private final boolean durable;
    private final Thread forcer = new Thread(this::forceNowAndThen, "bynder-sync-manifest");
    private FileOutputStream stream;
    private boolean midLine;
    private boolean scarred;
    private boolean dirty;
    private boolean closed;

    /** For what must not be lost with the power. */
    static Journal durable(Path file) throws IOException {
        return new Journal(file, true);
    }

    /** For what costs some work to lose, and no more than that. */
    static Journal expendable(Path file) throws IOException {
        return new Journal(file, false);
    }

    private Journal(Path file, boolean durable) throws IOException {
        this.file = file;
        this.durable = durable;
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(SyncTexts.text("folder.notPlain", file));
        }
        this.midLine = endsMidLine(file);
        this.stream = new FileOutputStream(file.toFile(), true);
        if (durable) {
            forcer.setDaemon(true);
            forcer.start();
        }
    }

    /** Adds one line, or fails and leaves at most a torn one that readers skip. */
    synchronized void append(byte[] line) throws IOException {
        if (closed) {
            throw new IOException("Closed");
        }
        if (midLine) {
            stream.write('\n');
        }
        scarred |= midLine;
        midLine = true;
        stream.write(line);
        midLine = false;
        dirty = durable;
    }

    /** Whether a line could not be written to its end. */
    synchronized boolean isScarred() {
        return scarred || midLine;
    }

    /** Puts {@code lines} in the place of all there is, at once or not at all. */
    synchronized void replace(Iterable<byte[]> lines) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileOutputStream next = new FileOutputStream(fresh.toFile())) {
            OutputStream buffered = new BufferedOutputStream(next, 64 * 1024);
            for (byte[] line : lines) {
                buffered.write(line);
            }
            buffered.flush();
            if (durable) {
                next.getFD().sync();
            }
        }
        // Windows replaces no file that is open.
        stream.close();
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            stream = new FileOutputStream(file.toFile(), true);
        }
        midLine = false;
        scarred = false;
        dirty = false;
        if (durable) {
            forceFolder();
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            notifyAll();
        }
        try (FileOutputStream last = stream) {
            if (dirty) {
                last.getFD().sync();
            }
        }
    }

    private void forceNowAndThen() {
        try {
            while (true) {
                FileOutputStream current;
                synchronized (this) {
                    if (!closed) {
                        wait(FORCE_MILLIS);
                    }
                    if (closed) {
                        return;
                    }
                    if (!dirty) {
                        continue;
                    }
                    dirty = false;
                    current = stream;
                }
                force(current);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void force(FileOutputStream current) {
        try {
            current.getFD().sync();
        } catch (IOException e) {
            // Replaced meanwhile, or the disk is in trouble: then the next write or the last sync says so.
            synchronized (this) {
                dirty = true;
            }
        }
    }

    /** So that the new name outlives a power cut; not every system lets a folder be opened. */
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            dirty = true;
        }
    }

    private static boolean endsMidLine(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) != '\n';
        }
    }
}
