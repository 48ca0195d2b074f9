package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads single lines of a file whose places are known. Not thread-safe.
 *
 * <p>Reads through a stream-like file, because an interrupt closes a channel for all of its users.
 */
final class StoredLines implements Closeable {

    /** Most lines are shorter. */
    private static final int FIRST_READ = 512;

    private final Path file;
    private RandomAccessFile open;
    private byte[] block = new byte[FIRST_READ];
    private long start;
    private int filled;
    private int from;
    private int length;

    StoredLines(Path file) {
        this.file = file;
    }

    /**
     * Reads the line at an offset, without its end.
     *
     * @param ahead number of bytes to read if they are not in memory; lines in sequence need fewer reads with a large
     *     block
     */
    byte[] read(long at, int ahead) throws IOException {
        find(at, ahead);
        return Arrays.copyOfRange(block, from, from + length);
    }

    private void find(long at, int ahead) throws IOException {
        if (isHere(at)) {
            return;
        }
        int size = Math.max(ahead, FIRST_READ);
        while (true) {
            fill(at, size);
            if (isHere(at)) {
                return;
            }
            if (filled < size) {
                if (filled == 0) {
                    throw new EOFException();
                }
                // The last line may have no end.
                from = 0;
                length = filled;
                return;
            }
            if (size > Lines.MAX_LINE) {
                throw new IOException("Too long");
            }
            size *= 4;
        }
    }

    /** Whether the whole line is in the block. */
    private boolean isHere(long at) {
        if (at < start || at >= start + filled) {
            return false;
        }
        from = (int) (at - start);
        for (int n = from; n < filled; n++) {
            if (block[n] == '\n') {
                length = n - from;
                return true;
            }
        }
        return false;
    }

    /** Opens the file, so that lines are read from it even if it is replaced. */
    void open() throws IOException {
        if (open == null) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(SyncTexts.text("folder.notPlain", file));
            }
            open = new RandomAccessFile(file.toFile(), "r");
        }
    }

    private void fill(long at, int size) throws IOException {
        open();
        if (block.length < size) {
            block = new byte[size];
        }
        start = at;
        filled = 0;
        open.seek(at);
        while (filled < size) {
            int count = open.read(block, filled, size - filled);
            if (count < 0) {
                return;
            }
            filled += count;
        }
    }

    /** The next read opens the file again. */
    @Override
    public void close() throws IOException {
        filled = 0;
        if (open != null) {
            RandomAccessFile last = open;
            open = null;
            last.close();
        }
    }
}
