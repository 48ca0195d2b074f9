package io.jenkins.plugins.bynder.engine.sync.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Splits an untrusted file into lines of limited length. */
final class Lines {

    /** Maximum length of a line; written lines are much shorter. */
    static final int MAX_LINE = 128 * 1024;

    private static final int BLOCK = 64 * 1024;

    /** Receives one line after another. */
    interface Taker {

        /**
         * @param line starts with the line; reused for the next one
         * @param at offset of the line in the file
         * @param torn whether the file ends before the line does
         */
        void take(byte[] line, int length, long at, boolean torn);

        /** @param torn see {@link #take} */
        void tooLong(boolean torn);
    }

    private final Taker taker;
    private byte[] line = new byte[1024];
    private int length;
    private long at;
    private boolean tooLong;

    private Lines(long start, Taker taker) {
        this.at = start;
        this.taker = taker;
    }

    static void read(InputStream bytes, Taker taker) throws IOException {
        read(bytes, 0, taker);
    }

    /** @param start where the stream starts in the file, which is the start of a line */
    static void read(InputStream bytes, long start, Taker taker) throws IOException {
        new Lines(start, taker).all(bytes);
    }

    private void all(InputStream bytes) throws IOException {
        byte[] block = new byte[BLOCK];
        long position = at;
        for (int count = bytes.read(block); count >= 0; count = bytes.read(block)) {
            int from = 0;
            for (int n = 0; n < count; n++) {
                if (block[n] == '\n') {
                    append(block, from, n);
                    end(false);
                    from = n + 1;
                    at = position + from;
                }
            }
            append(block, from, count);
            position += count;
        }
        if (length > 0) {
            end(true);
        }
    }

    private void append(byte[] block, int from, int to) {
        int count = Math.min(to - from, MAX_LINE - length);
        tooLong |= count < to - from;
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, line.length * 2));
        }
        System.arraycopy(block, from, line, length, count);
        length += count;
    }

    private void end(boolean torn) {
        if (tooLong) {
            taker.tooLong(torn);
        } else {
            taker.take(line, length, at, torn);
        }
        length = 0;
        tooLong = false;
    }
}
