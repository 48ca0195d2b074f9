package io.jenkins.plugins.bynder.engine.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.sns.MalformedMessageException;
import io.jenkins.plugins.bynder.engine.sns.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestBodyReaderTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may wrap
    private final RequestBodyReader reader = new RequestBodyReader(now::get);

    /** A body without end of which one byte comes each time, after that pause. */
    private InputStream trickle(Duration pause, AtomicLong read) {
        return new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("reads one byte at a time");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                now.addAndGet(pause.toNanos());
                read.incrementAndGet();
                bytes[offset] = ' ';
                return 1;
            }
        };
    }

    @Test
    void aSlowBodyIsAbandonedAfterTenSeconds() {
        AtomicLong read = new AtomicLong();
        assertThatThrownBy(() -> reader.read(trickle(Duration.ofMillis(400), read)))
                .isInstanceOfSatisfying(MalformedMessageException.class, slow -> {
                    assertThat(slow.reason()).isEqualTo(RejectReason.TOO_SLOW);
                    assertThat(slow.reason().status()).isEqualTo(408);
                });
        assertThat(read).hasValue(26);
    }

    @Test
    void bodyIsReadToItsEnd() throws Exception {
        byte[] body = new byte[100_000];
        body[99_999] = 1;
        assertThat(reader.read(new ByteArrayInputStream(body))).contains(body);
    }

    /** Silent until it is told to end. */
    private static final class Silent extends InputStream {
        private final CountDownLatch begun;
        private final CountDownLatch end;

        Silent(CountDownLatch begun, CountDownLatch end) {
            this.begun = begun;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }
    }

    @Test
    void moreThan32SendersAreAskedToRetryAtOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(RequestBodyReader.MAX_BODIES);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < RequestBodyReader.MAX_BODIES; i++) {
                readers.add(threads.submit(() -> reader.read(new Silent(begun, end))));
            }
            begun.await();

            InputStream unread = new InputStream() {
                @Override
                public int read() {
                    throw new AssertionError("is read");
                }
            };
            assertThat(reader.read(unread)).isEmpty();

            end.countDown();
            for (Future<?> each : readers) {
                each.get();
            }
            assertThat(reader.read(new ByteArrayInputStream(new byte[] {1}))).isPresent();
        } finally {
            end.countDown();
            threads.shutdownNow();
        }
    }
}
