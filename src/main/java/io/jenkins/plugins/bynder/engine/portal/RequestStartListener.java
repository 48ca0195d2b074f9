package io.jenkins.plugins.bynder.engine.portal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Request;
import okio.AsyncTimeout;

/**
 * Observes one request: whether any of it was sent, because it is safe to repeat before that, and which timeout
 * expired. OkHttp has no timeout for the TLS handshake, so this class has one.
 */
final class RequestStartListener extends EventListener {

    private final Timeouts timeouts;
    private volatile boolean started;
    private volatile AsyncTimeout handshake;
    private volatile boolean handshakeLate;

    RequestStartListener(Timeouts timeouts) {
        this.timeouts = timeouts;
    }

    Request watched(Request request) {
        return request.newBuilder().tag(RequestStartListener.class, this).build();
    }

    @Override
    public void secureConnectStart(Call call) {
        handshake = new AsyncTimeout() {
            @Override
            protected void timedOut() {
                handshakeLate = true;
                call.cancel();
            }
        };
        handshake.timeout(timeouts.connect().toNanos(), TimeUnit.NANOSECONDS);
        handshake.enter();
    }

    @Override
    public void secureConnectEnd(Call call, Handshake agreed) {
        handshake.exit();
    }

    @Override
    public void connectFailed(
            Call call, java.net.InetSocketAddress address, java.net.Proxy proxy, Protocol protocol, IOException why) {
        if (handshake != null) {
            handshake.exit();
        }
    }

    @Override
    public void requestHeadersStart(Call call) {
        started = true;
    }

    boolean started() {
        return started;
    }

    /** The cause of the failure; a {@link TimeLimitException} if a timeout expired. */
    IOException named(IOException cause, String host) {
        if (cause instanceof TimeLimitException) {
            return cause;
        }
        if (handshakeLate || (cause instanceof SocketTimeoutException && !started)) {
            return new TimeLimitException(TimeLimit.CONNECT, timeouts.connect(), host, cause);
        }
        if (cause instanceof SocketTimeoutException) {
            return new TimeLimitException(TimeLimit.FIRST_BYTE, timeouts.firstByte(), host, cause);
        }
        return cause instanceof InterruptedIOException
                ? new TimeLimitException(TimeLimit.CALL, timeouts.call(), host, cause)
                : cause;
    }
}
