package io.jenkins.plugins.bynder.engine.portal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okio.Timeout;

/** A response body whose first byte has a longer timeout than the others. */
final class TimedBody extends FilterInputStream {

    private final Timeout timeout;
    private final Timeouts standard;
    private final String host;
    private final Runnable closed;
    private Duration silence;
    private boolean started;

    /** @param closed runs after the body is closed */
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
     * Sets the timeout for each byte after the first, if that is shorter than the configured one.
     *
     * @return whether it is shorter; reads then fail with {@link SocketTimeoutException}
     */
    boolean limitPauses(Duration longest) {
        boolean shorter = longest.compareTo(standard.silence()) < 0;
        silence = shorter ? longest : standard.silence();
        if (started) {
            allow(silence);
        }
        return shorter;
    }

    /** From now on the timeout of the first byte is that of all others. */
    void expectAtOnce() {
        started = true;
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
        if (n > 0 && !started) {
            started = true;
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
        if (started && !silence.equals(standard.silence())) {
            return e;
        }
        TimeLimit limit = started ? TimeLimit.SILENCE : TimeLimit.FIRST_BYTE;
        return new TimeLimitException(limit, standard.of(limit), host, e);
    }
}
