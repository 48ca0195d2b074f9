package io.jenkins.plugins.bynder.engine.portal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Response;

/**
 * Runs calls so that an interrupt ends them at once, which a thread blocked in a socket would not notice; only the
 * look-up of a host's name goes on to its end. They run in the caller's own thread: to hand each of them to another one
 * and back costs as much as a small answer takes to read.
 */
final class InterruptibleCalls {

    /** Takes what it needs from a response and closes it, unless it is the response that it gives. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Response response) throws IOException;
    }

    private InterruptibleCalls() {}

    /** @param late gets what was read just before the interrupt came */
    static <T> T run(Call call, Reader<T> reader, Consumer<T> late) throws IOException, InterruptedException {
        try {
            return new Interruptible(call).run(reader, late);
        } catch (ClosedByInterruptException e) {
            Thread.interrupted(); // Cleared, as always when what follows is thrown.
            throw new InterruptedException();
        }
    }

    /**
     * Closed by {@link Thread#interrupt} while its thread is between {@link #begin} and {@link #end}, and by nothing
     * else.
     */
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
                end(true); // Throws if it was the interrupt that broke the call.
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
