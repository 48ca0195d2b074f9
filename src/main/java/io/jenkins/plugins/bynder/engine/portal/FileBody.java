package io.jenkins.plugins.bynder.engine.portal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;

/**
 * Bytes of a file, on their way. Close it, read to its end or not.
 *
 * <p>A read fails with {@link IOException} when the host stalls, the line breaks, fewer bytes come than were announced, or
 * when the {@link FileHost} is told to cancel; a blocked read does not see an interrupt of its thread.
 */
public final class FileBody implements Closeable {

    /** What {@link #total} and {@link #length} say when the host does not. */
    public static final long UNKNOWN = -1;

    private final TimedBody stream;
    private final long offset;
    private final long length;
    private final long total;
    private final String validator;
    private final String contentType;

    FileBody(
            TimedBody stream,
            long offset,
            long length,
            long total,
            String validator,
            String contentType) {
        this.stream = Objects.requireNonNull(stream);
        this.offset = offset;
        this.length = length;
        this.total = total;
        this.validator = Objects.requireNonNull(validator);
        this.contentType = Objects.requireNonNull(contentType);
    }

    /** Reads block for as long as the settings say, and then fail with {@link TimeLimitException}. Closing it closes the body. */
    public InputStream stream() {
        return stream;
    }

    /**
     * Lets reads fail with {@link java.net.SocketTimeoutException} when nothing more has come for so long after the first
     * byte, if that is shorter than the settings' limit.
     *
     * @return whether it is
     */
    public boolean patience(Duration longest) {
        return stream.patience(longest);
    }

    /** From now on the first byte is waited for no longer than each of the others. */
    public void expectAtOnce() {
        stream.expectAtOnce();
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
