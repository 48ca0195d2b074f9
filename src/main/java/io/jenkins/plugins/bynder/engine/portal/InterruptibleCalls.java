package io.jenkins.plugins.bynder.engine.portal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Response;

/**
 * Runs calls so that an interrupt ends them at once; a thread blocked in a socket would not notice one. Only a DNS
 * lookup runs to its end. Calls run on the caller's thread: handing each to another thread and back takes as long as
 * reading a small response.
 */
final class InterruptibleCalls {

    /** Reads a response and closes it, unless it returns the response itself. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Response response) throws IOException;
    }

    private InterruptibleCalls() {}

    /** @param late receives what was read just before the interrupt */
    static <T> T run(Call call, Reader<T> reader, Consumer<T> late) throws IOException, InterruptedException {
        try {
            return new Interruptible(call).run(reader, late);
        } catch (ClosedByInterruptException e) {
            Thread.interrupted(); // The interrupt flag is cleared, as usual for InterruptedException.
            throw new InterruptedException();
        }
    }

    /** Closed only by {@link Thread#interrupt}, while its thread is between {@link #begin} and {@link #end}. */
    private static final class Interruptible extends AbstractInterruptibleChannel {

        private final Call call;

        Interruptible(Call call) {
            this.call = call;
        }

        <T> T run(Reader<T> reader, Consumer<T> late) throws IOException {
            T value;
            begin();
            try {
                value = read(reader);
            } catch (IOException | RuntimeException | Error e) {
                end(true); // Throws if the interrupt broke the call.
                throw e;
            }
            try {
                end(true);
            } catch (ClosedByInterruptException e) {
                late.accept(value);
                throw e;
            }
            return value;
        }

        private <T> T read(Reader<T> reader) throws IOException {
            Response response = call.execute();
            try {
                return reader.read(response);
            } catch (IOException | RuntimeException | Error e) {
                response.close();
                throw e;
            }
        }

        @Override
        protected void implCloseChannel() {
            call.cancel();
        }
    }
}
