package io.jenkins.plugins.bynder.portal;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** Runs calls so that an interrupt ends them at once, which a thread blocked in a socket would not notice. */
final class Calls {

    /** Takes what it needs from a response and closes it, unless it is the response that it gives. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Response response) throws IOException;
    }

    private Calls() {}

    /** @param late gets what was read after nobody was waiting for it any more */
    static <T> T run(Call call, Reader<T> reader, Consumer<T> late) throws IOException, InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException cause) {
                result.completeExceptionally(cause);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try {
                    T value = reader.read(response);
                    if (!result.complete(value)) {
                        late.accept(value);
                    }
                } catch (IOException | RuntimeException | Error e) {
                    // All of it belongs to the waiting thread; the client's own would only log it.
                    response.close();
                    result.completeExceptionally(e);
                }
            }
        });
        try {
            return result.get();
        } catch (InterruptedException e) {
            call.cancel();
            if (!result.completeExceptionally(e) && !result.isCompletedExceptionally()) {
                late.accept(result.join());
            }
            throw e;
        } catch (ExecutionException e) {
            return rethrow(e.getCause());
        }
    }

    private static <T> T rethrow(Throwable cause) throws IOException {
        if (cause instanceof IOException broken) {
            throw broken;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) cause;
    }
}
