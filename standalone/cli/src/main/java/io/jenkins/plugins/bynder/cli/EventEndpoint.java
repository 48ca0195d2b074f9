package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.events.MessageReceiver;
import io.jenkins.plugins.bynder.engine.events.WebhookResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * HTTP endpoint of {@code listen}: {@code POST /bynder-webhook/}, with or without the trailing slash, as in Jenkins.
 * Plain HTTP on loopback, for use behind a server with a certificate.
 */
final class EventEndpoint implements AutoCloseable {

    static final String PATH = "/bynder-webhook/";

    private static final String WITHOUT_SLASH = "/bynder-webhook";

    /** Concurrent requests share one wait for the disk, so many threads are cheap. */
    private static final int THREADS = 40;

    /** SNS waits no longer than this. */
    private static final long IDLE_TIMEOUT_MILLIS = 15_000;

    /** Bytes per second: a slower sender only wants to occupy a thread. */
    private static final long MIN_BYTES_PER_SECOND = 1_000;

    private static final int MAX_HEADER_BYTES = 8_192;
    private static final int QUEUE = 128;

    /** Kept, because the level of a logger without references is lost. */
    private final Logger jetty = Logger.getLogger("org.eclipse.jetty");

    private final Server server;
    private final ServerConnector connector;

    private EventEndpoint(String bind, int port, MessageReceiver receiver) {
        jetty.setLevel(Level.SEVERE);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("events");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
        configuration.setMinRequestDataRate(MIN_BYTES_PER_SECOND);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(bind);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_TIMEOUT_MILLIS);
        connector.setAcceptQueueSize(QUEUE);
        server.addConnector(connector);
        server.setHandler(new Reception(receiver));
    }

    /**
     * Opens the port.
     *
     * @param bind local address to listen at
     * @param port 0 for any free one
     * @throws IOException if the port is taken or the address is not local
     */
    static EventEndpoint open(String bind, int port, MessageReceiver receiver) throws IOException {
        EventEndpoint endpoint = new EventEndpoint(bind, port, receiver);
        try {
            endpoint.server.start();
            return endpoint;
        } catch (Exception e) {
            endpoint.close();
            throw e instanceof IOException problem ? problem : new IOException(e);
        }
    }

    /** The URL of the endpoint on this machine. */
    URI url() {
        String host = connector.getHost();
        boolean any = host.equals("0.0.0.0") || host.equals("::");
        String shown = any ? InetAddress.getLoopbackAddress().getHostAddress() : host;
        return URI.create(
                "http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + connector.getLocalPort() + PATH);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The server did not stop", e);
        }
    }

    private static final class Reception extends Handler.Abstract {

        private final MessageReceiver receiver;

        Reception(MessageReceiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            String path = request.getHttpURI().getPath();
            if (!path.equals(PATH) && !path.equals(WITHOUT_SLASH)) {
                elsewhere(request, path);
                write(response, callback, 404, "not here");
            } else if (!request.getMethod().equals("POST")) {
                response.getHeaders().put(HttpHeader.ALLOW, "POST");
                write(response, callback, 405, "POST only");
            } else {
                WebhookResponse answer = receiver.receive(headers(request), Content.Source.asInputStream(request));
                write(response, callback, answer.status(), answer.body());
            }
            return true;
        }

        /** Records a message for a wrong URL, which a misconfigured subscription delivers to. */
        private void elsewhere(Request request, String path) {
            if (path.startsWith(WITHOUT_SLASH) || request.getHeaders().contains("x-amz-sns-message-type")) {
                receiver.misdirected();
            }
        }

        private static Map<String, String> headers(Request request) {
            Map<String, String> headers = new LinkedHashMap<>();
            for (HttpField header : request.getHeaders()) {
                headers.putIfAbsent(header.getName(), header.getValue());
            }
            return headers;
        }

        private static void write(Response response, Callback callback, int status, String body) {
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=UTF-8");
            response.write(true, StandardCharsets.UTF_8.encode(body), callback);
        }
    }
}
