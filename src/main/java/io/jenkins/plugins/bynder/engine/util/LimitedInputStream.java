package io.jenkins.plugins.bynder.engine.util;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Fails when a stream delivers more bytes than allowed. */
public final class LimitedInputStream extends FilterInputStream {

    private final Supplier<? extends IOException> tooLong;
    private long remaining;

    public LimitedInputStream(InputStream in, long maxBytes, Supplier<? extends IOException> tooLong) {
        super(in);
        this.remaining = maxBytes;
        this.tooLong = tooLong;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        return next < 0 ? next : counted(next, 1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        return count < 0 ? count : counted(count, count);
    }

    private int counted(int result, int count) throws IOException {
        remaining -= count;
        if (remaining < 0) {
            throw tooLong.get();
        }
        return result;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
