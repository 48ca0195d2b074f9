package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.sns.MalformedMessageException;
import io.jenkins.plugins.bynder.engine.sns.MessageParser;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * Reads bodies that strangers send, each on the thread that the web server has lent for it. Slow senders must not keep all of
 * these threads: only {@value #MOST} are read from at once, and each has {@value #SECONDS} s.
 */
final class BodyReader {

    static final int MOST = 32;
    static final int SECONDS = 10;
    private static final int CHUNK = 8192;

    private final Semaphore places = new Semaphore(MOST);
    private final LongSupplier nanos;

    /** @param nanos as {@link System#nanoTime} */
    BodyReader(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Reads to the end, or to one byte more than is allowed.
     *
     * @return empty if too many are being read from
     */
    Optional<byte[]> read(InputStream body) throws IOException, MalformedMessageException {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(readInTime(body));
        } finally {
            places.release();
        }
    }

    private byte[] readInTime(InputStream body) throws IOException, MalformedMessageException {
        long started = nanos.getAsLong();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        while (bytes.size() <= SnsMessage.MAX_BYTES) {
            int count = body.read(chunk, 0, Math.min(CHUNK, SnsMessage.MAX_BYTES + 1 - bytes.size()));
            if (count < 0) {
                return bytes.toByteArray();
            }
            bytes.write(chunk, 0, count);
            if (nanos.getAsLong() - started > Duration.ofSeconds(SECONDS).toNanos()) {
                throw MessageParser.tooSlow(SECONDS);
            }
        }
        throw MessageParser.tooLarge();
    }
}
