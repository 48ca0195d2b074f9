package io.jenkins.plugins.bynder.engine.portal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;

/**
 * Content of a file while it is downloaded. Must be closed, whether or not it was read to its end.
 *
 * <p>A read fails with {@link IOException} when the host stalls, the connection breaks, fewer bytes arrive than
 * announced, or {@link FileHost} cancels it. A blocked read does not react to an interrupt of its thread.
 */
public final class FileBody implements Closeable {

    /** Value of {@link #total} and {@link #length} if the host does not report it. */
    public static final long UNKNOWN = -1;

    private final TimedBody stream;
    private final ContentCoding coding;
    private final boolean delimited;
    private final long offset;
    private final long length;
    private final long total;
    private final String validator;
    private final String contentType;

    FileBody(
            TimedBody stream,
            ContentCoding coding,
            boolean delimited,
            long offset,
            long length,
            long total,
            String validator,
            String contentType) {
        this.stream = Objects.requireNonNull(stream);
        this.coding = coding;
        this.delimited = delimited;
        this.offset = offset;
        this.length = length;
        this.total = total;
        this.validator = Objects.requireNonNull(validator);
        this.contentType = Objects.requireNonNull(contentType);
    }

    /**
     * The file's bytes, decoded if the host compressed them. Reads block up to the timeout and then fail with {@link
     * TimeLimitException}. Closing it closes the body. Call either this or {@link #undecoded}.
     */
    public InputStream stream() {
        return coding.none() ? stream : coding.decode(stream);
    }

    /** The bytes as transferred: for a compressed file whose compression some hosts report as a coding. */
    public InputStream undecoded() {
        return stream;
    }

    /** Whether the host compressed the body although the request did not allow that. */
    public boolean coded() {
        return !coding.none();
    }

    /** Whether the end of the body can be told from a broken connection: it has a length, chunks or frames. */
    public boolean delimited() {
        return delimited;
    }

    /**
     * Makes reads fail with {@link java.net.SocketTimeoutException} after such a pause following the first byte, if
     * that is shorter than the configured timeout.
     *
     * @return whether it is shorter
     */
    public boolean limitPauses(Duration longest) {
        return stream.limitPauses(longest);
    }

    /** From now on the timeout of the first byte is that of all others. */
    public void expectAtOnce() {
        stream.expectAtOnce();
    }

    /** Offset of these bytes in the file; 0 for a whole file. */
    public long offset() {
        return offset;
    }

    /** Number of bytes to come, or {@link #UNKNOWN}; always unknown for a {@link #coded} body. */
    public long length() {
        return length;
    }

    /** Size of the whole file in bytes, or {@link #UNKNOWN}. */
    public long total() {
        return total;
    }

    /**
     * Identifies this version of the file, as spelled by the host, for resuming or comparing: a strong ETag, or else a
     * {@code Last-Modified} time that was safely in the past when the host responded. May be empty; always empty for a
     * {@link #coded} body.
     */
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
