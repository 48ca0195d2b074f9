package io.jenkins.plugins.bynder.sample;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Scheduler;

/** Sends a response piece by piece without blocking a thread. */
final class Sender extends IteratingCallback {

    private static final int PIECE = 1 << 16;
    private static final int PIECES_PER_SECOND = 20;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final SampleAnswer answer;
    private final Delivery delivery;
    private final long stop;
    private final LongConsumer sending;
    private final Consumer<Runnable> stall;
    private final Scheduler scheduler;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long position;
    private boolean paused;
    private boolean released;

    /**
     * @param sending receives the size of each piece of the body before it is written
     * @param stall receives the callback that resumes a stalled response
     */
    Sender(
            Request request,
            Response response,
            Callback callback,
            SampleAnswer answer,
            Delivery delivery,
            LongConsumer sending,
            Consumer<Runnable> stall) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.answer = answer;
        this.delivery = delivery;
        this.stop = delivery.stop(answer.length());
        this.sending = sending;
        this.stall = stall;
        this.scheduler = request.getComponents().getScheduler();
    }

    void send() {
        if (delivery.after() == Delivery.NOTHING && delivery.ending() != Delivery.Ending.WHOLE) {
            end();
        } else {
            head();
        }
    }

    private void head() {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        boolean announced = delivery.missing() != Delivery.UNANNOUNCED;
        if (announced && answer.status() != 304 && answer.status() != 204) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.length() + delivery.missing());
        }
        if (request.getMethod().equals("HEAD") || answer.length() == 0) {
            response.write(true, null, callback);
        } else {
            iterate();
        }
    }

    @Override
    protected Action process() {
        long left = (released ? answer.length() : stop) - position;
        if (left == 0) {
            return finish();
        }
        if (slow() && !paused) {
            paused = true;
            scheduler.schedule(this::succeeded, 1000 / PIECES_PER_SECOND, TimeUnit.MILLISECONDS);
            return Action.SCHEDULED;
        }
        paused = false;
        int count = (int) Math.min(piece(), left);
        if (buffer.capacity() < count) {
            buffer = ByteBuffer.allocate(count);
        }
        answer.body().read(answer.offset() + position, buffer.clear().limit(count));
        buffer.flip();
        position += count;
        // Counted first: a client that has read the last byte may check the counts at once.
        sending.accept(count);
        response.write(position == answer.length() && delivery.missing() == 0, buffer, this);
        return Action.SCHEDULED;
    }

    private boolean slow() {
        return delivery.bytesPerSecond() != Long.MAX_VALUE;
    }

    private long piece() {
        return slow() ? Math.max(1, Math.min(PIECE, delivery.bytesPerSecond() / PIECES_PER_SECOND)) : PIECE;
    }

    private Action finish() {
        if (position == answer.length() && delivery.missing() == 0) {
            return Action.SUCCEEDED;
        }
        if (position == 0 && !response.isCommitted()) {
            // Sends only the headers.
            response.write(false, ByteBuffer.allocate(0), Callback.from(this::end, this::failed));
        } else {
            end();
        }
        return Action.SCHEDULED;
    }

    private void end() {
        switch (delivery.ending()) {
            case STALL -> stall.accept(this::goOn);
            case CLOSE -> abort(() -> Connections.close(request));
            // Waits a moment, because a reset discards bytes that have not arrived yet.
            case RESET -> scheduler.schedule(() -> abort(() -> Connections.reset(request)), 20, TimeUnit.MILLISECONDS);
            case WHOLE -> callback.succeeded();
        }
    }

    private void goOn() {
        released = true;
        if (response.isCommitted()) {
            succeeded();
        } else {
            head();
        }
    }

    private void abort(Runnable breaking) {
        breaking.run();
        callback.failed(new EofException("Broken on purpose"));
    }

    @Override
    protected void onCompleteSuccess() {
        callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        callback.failed(cause);
    }
}
