package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import io.jenkins.plugins.bynder.engine.util.DaemonThreads;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An append-only file of lines. When {@link #append} returns, the operating system has the line, so it survives the end
 * of this process. A line of a durable journal reaches the disk within {@link #FORCE_MILLIS}, so that writers need not
 * wait for the disk.
 *
 * <p>Writes through a stream, because an interrupt closes a {@link FileChannel} for all of its users.
 */
final class Journal implements Closeable {

    private static final long FORCE_MILLIS = 300;

    private final Path file;
    private final boolean durable;
    private final Thread forcer = new DaemonThreads("manifest").newThread(this::forceNowAndThen);
    private FileOutputStream stream;
    private long length;
    private boolean midLine;
    private boolean scarred;
    private boolean dirty;
    private boolean closed;

    /** For data that must survive power loss. */
    static Journal durable(Path file) throws IOException {
        return new Journal(file, true);
    }

    /** For data whose loss only causes some repeated work. */
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
        this.length = file.toFile().length();
        if (durable) {
            forcer.start();
        }
    }

    /**
     * Appends a line. After a failure, there is at most an incomplete line, which readers skip.
     *
     * @return offset of the line
     */
    synchronized long append(byte[] line) throws IOException {
        if (closed) {
            throw new IOException("Closed");
        }
        if (midLine) {
            stream.write('\n');
            length = file.toFile().length();
        }
        scarred |= midLine;
        midLine = true;
        stream.write(line);
        midLine = false;
        dirty = durable;
        long at = length;
        length += line.length;
        return at;
    }

    /** Whether an append has failed. */
    synchronized boolean isScarred() {
        return scarred || midLine;
    }

    /**
     * Atomically replaces the whole content.
     *
     * @param reader closed before the replacement, because Windows does not replace an open file
     */
    synchronized void replace(Iterable<byte[]> lines, Closeable reader) throws IOException {
        Path fresh = AtomicFile.prepare(file, durable, next -> {
            for (byte[] line : lines) {
                next.write(line);
            }
        });
        reader.close();
        stream.close();
        try {
            if (durable) {
                AtomicFile.replace(fresh, file);
            } else {
                AtomicFile.move(fresh, file);
            }
        } finally {
            stream = new FileOutputStream(file.toFile(), true);
            length = file.toFile().length();
        }
        midLine = false;
        scarred = false;
        dirty = false;
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
            // The file was replaced meanwhile, or the disk fails: then the next write or the last sync reports it.
            synchronized (this) {
                dirty = true;
            }
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
