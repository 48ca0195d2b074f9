package io.jenkins.plugins.bynder.engine.portal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okio.Timeout;

/** The body of an answer: waits longer for its first byte than for each of the others. */
final class TimedBody extends FilterInputStream {

    private final Timeout timeout;
    private final Timeouts standard;
    private final String host;
    private final Runnable closed;
    private Duration silence;
    private boolean begun;

    /** @param closed is run when it has been closed */
    TimedBody(Response response, Timeouts standard, Runnable closed) {
        super(response.body().byteStream());
        this.timeout = response.body().source().timeout();
        this.standard = standard;
        this.closed = closed;
        this.host = response.request().url().host();
        this.silence = standard.silence();
        allow(standard.firstByte());
    }

    /**
     * Sets the longest wait for the next byte once there was one, if that is shorter than the settings'.
     *
     * @return whether it is; a {@link SocketTimeoutException} then tells of it
     */
    boolean limitPauses(Duration longest) {
        boolean shorter = longest.compareTo(standard.silence()) < 0;
        silence = shorter ? longest : standard.silence();
        if (begun) {
            allow(silence);
        }
        return shorter;
    }

    /** From now on the first byte is waited for no longer than each of the others. */
    void expectAtOnce() {
        begun = true;
        allow(silence);
    }

    private void allow(Duration longest) {
        timeout.timeout(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n;
        try {
            n = super.read(buffer, offset, length);
        } catch (SocketTimeoutException e) {
            throw named(e);
        }
        if (n > 0 && !begun) {
            begun = true;
            allow(silence);
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            closed.run();
        }
    }

    private IOException named(SocketTimeoutException e) {
        if (begun && !silence.equals(standard.silence())) {
            return e;
        }
        TimeLimit limit = begun ? TimeLimit.SILENCE : TimeLimit.FIRST_BYTE;
        return new TimeLimitException(limit, standard.of(limit), host, e);
    }
}
