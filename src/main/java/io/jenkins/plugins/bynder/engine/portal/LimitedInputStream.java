package io.jenkins.plugins.bynder.engine.portal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails when a body exceeds a size limit, counted after decompression. */
final class LimitedInputStream extends FilterInputStream {

    private final long longest;
    private long left;

    LimitedInputStream(InputStream in, long longest) {
        super(in);
        this.longest = longest;
        this.left = longest;
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

    private int counted(int result, int count) throws InvalidResponseException {
        left -= count;
        if (left < 0) {
            throw new InvalidResponseException("large", longest >> 20);
        }
        return result;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
