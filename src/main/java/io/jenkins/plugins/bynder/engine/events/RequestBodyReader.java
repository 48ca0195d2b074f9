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
 * Reads untrusted request bodies on the web server's threads. Slow senders must not occupy all of these threads: at
 * most {@value #MAX_BODIES} bodies are read at once, each for at most {@value #SECONDS} s.
 */
final class RequestBodyReader {

    static final int MAX_BODIES = 32;
    static final int SECONDS = 10;
    private static final int CHUNK = 8192;

    private final Semaphore permits = new Semaphore(MAX_BODIES);
    private final LongSupplier nanos;

    /** @param nanos see {@link System#nanoTime} */
    RequestBodyReader(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Reads to the end, or to one byte more than allowed.
     *
     * @return empty if too many bodies are being read
     */
    Optional<byte[]> read(InputStream body) throws IOException, MalformedMessageException {
        if (!permits.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(readInTime(body));
        } finally {
            permits.release();
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
