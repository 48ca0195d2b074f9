package io.jenkins.plugins.bynder.sample;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/** Writes one answer, a piece at a time, without a thread waiting for the network. */
final class Sender extends IteratingCallback {

    private static final int PIECE = 1 << 16;

    private final Response response;
    private final Callback callback;
    private final Answer answer;
    private final ByteBuffer buffer;
    private long sent;

    private Sender(Response response, Callback callback, Answer answer) {
        this.response = response;
        this.callback = callback;
        this.answer = answer;
        this.buffer = ByteBuffer.allocate((int) Math.min(PIECE, answer.length()));
    }

    static void send(Request request, Response response, Callback callback, Answer answer) {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        if (answer.status() != 304 && answer.status() != 204) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.length());
        }
        if (request.getMethod().equals("HEAD") || answer.length() == 0) {
            response.write(true, null, callback);
        } else {
            new Sender(response, callback, answer).iterate();
        }
    }

    @Override
    protected Action process() {
        if (sent == answer.length()) {
            return Action.SUCCEEDED;
        }
        buffer.clear().limit((int) Math.min(buffer.capacity(), answer.length() - sent));
        answer.body().read(answer.offset() + sent, buffer);
        buffer.flip();
        sent += buffer.limit();
        response.write(sent == answer.length(), buffer, this);
        return Action.SCHEDULED;
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
