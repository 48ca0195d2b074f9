package io.jenkins.plugins.bynder.engine.portal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okio.Timeout;

/**
 * Bytes of a file, on their way. Close it, read to its end or not.
 *
 * <p>A read fails with {@link IOException} when the host stalls, the line breaks, fewer bytes come than were announced, or
 * when the {@link FileHost} is told to cancel; a blocked read does not see an interrupt of its thread.
 */
public final class FileBody implements Closeable {

    /** What {@link #total} and {@link #length} say when the host does not. */
    public static final long UNKNOWN = -1;

    private final InputStream stream;
    private final Timeout silence;
    private final long standardNanos;
    private final long offset;
    private final long length;
    private final long total;
    private final String validator;
    private final String contentType;

    FileBody(
            InputStream stream,
            Timeout silence,
            long offset,
            long length,
            long total,
            String validator,
            String contentType) {
        this.stream = Objects.requireNonNull(stream);
        this.silence = silence;
        this.standardNanos = silence.timeoutNanos();
        this.offset = offset;
        this.length = length;
        this.total = total;
        this.validator = Objects.requireNonNull(validator);
        this.contentType = Objects.requireNonNull(contentType);
    }

    /** Reads block for at most the settings' read time without a byte. Closing it closes the body. */
    public InputStream stream() {
        return stream;
    }

    /**
     * Lets reads fail with {@link java.net.SocketTimeoutException} after so long without a byte, if that is shorter than
     * the settings' read time.
     *
     * @return whether it is
     */
    public boolean patience(Duration longest) {
        boolean shorter = longest.toNanos() < standardNanos;
        silence.timeout(shorter ? longest.toNanos() : standardNanos, TimeUnit.NANOSECONDS);
        return shorter;
    }

    /** Where in the file these bytes begin; 0 for a whole file. */
    public long offset() {
        return offset;
    }

    /** How many bytes come, or {@link #UNKNOWN}. */
    public long length() {
        return length;
    }

    /** Size of the whole file, or {@link #UNKNOWN}. */
    public long total() {
        return total;
    }

    /** A strong ETag, or else the time of last change, as the host spelt it: to resume or compare with; may be empty. */
    public String validator() {
        return validator;
    }

    /** May be empty. */
    public String contentType() {
        return contentType;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
