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
     * The file's bytes, decoded if the host has compressed them. Reads block for as long as the settings say, and then fail
     * with {@link TimeLimitException}. Closing it closes the body. Ask for either this or {@link #undecoded}.
     */
    public InputStream stream() {
        return coding.none() ? stream : coding.decode(stream);
    }

    /** The bytes as they come: for a file that is a compressed one itself, which some hosts call a coding. */
    public InputStream undecoded() {
        return stream;
    }

    /** Whether the host has compressed the body although that was not asked for. */
    public boolean coded() {
        return !coding.none();
    }

    /** Whether the end of the body can be told from a line that broke: it has a length, comes in chunks or in frames. */
    public boolean delimited() {
        return delimited;
    }

    /**
     * Lets reads fail with {@link java.net.SocketTimeoutException} when nothing more has come for so long after the first
     * byte, if that is shorter than the settings' limit.
     *
     * @return whether it is
     */
    public boolean limitPauses(Duration longest) {
        return stream.limitPauses(longest);
    }

    /** From now on the first byte is waited for no longer than each of the others. */
    public void expectAtOnce() {
        stream.expectAtOnce();
    }

    /** Where in the file these bytes begin; 0 for a whole file. */
    public long offset() {
        return offset;
    }

    /** How many bytes come, or {@link #UNKNOWN}, also for a {@link #coded} body. */
    public long length() {
        return length;
    }

    /** Size of the whole file, or {@link #UNKNOWN}. */
    public long total() {
        return total;
    }

    /**
     * What this version of the file and no other has, as the host spelt it, to resume or compare with: a strong ETag, or
     * else a time of last change that was over when the host answered. May be empty; always is for a {@link #coded} body.
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
