package io.jenkins.plugins.bynder.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * The same files in a plain folder over HTTP with an index, for programs that do not know Bynder. Its requests have the
 * latency of the portal and its file host.
 */
final class PlainFiles extends Handler.Abstract {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final Map<String, SampleAsset> files = new LinkedHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private volatile Duration latency = Duration.ZERO;

    PlainFiles(Iterable<SampleAsset> assets) throws Exception {
        assets.forEach(asset -> files.put(asset.original().fileName(), asset));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(this);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + connector.getLocalPort() + "/";
    }

    void latency(Duration delay) {
        latency = delay;
    }

    long requests() {
        return requests.get();
    }

    void reset() {
        requests.set(0);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        requests.incrementAndGet();
        request.getComponents()
                .getScheduler()
                .schedule(
                        () -> request.getComponents().getExecutor().execute(() -> answer(request, response, callback)),
                        latency.toMillis(),
                        TimeUnit.MILLISECONDS);
        return true;
    }

    private void answer(Request request, Response response, Callback callback) {
        String name = request.getHttpURI().getDecodedPath().substring(1);
        SampleAsset asset = files.get(name);
        if (asset == null && !name.isEmpty()) {
            response.setStatus(404);
            response.write(true, ByteBuffer.allocate(0), callback);
            return;
        }
        boolean head = request.getMethod().equals("HEAD");
        ByteBuffer body = ByteBuffer.allocate(0);
        if (asset == null) {
            body = ByteBuffer.wrap(index().getBytes(UTF_8));
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        } else if (!head) {
            body = ByteBuffer.wrap(asset.original().content().bytes());
        }
        if (asset != null) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "image/jpeg");
            response.getHeaders()
                    .putDate(HttpHeader.LAST_MODIFIED, asset.modified().toEpochMilli());
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, asset == null ? body.remaining() : asset.size());
        response.write(true, head ? ByteBuffer.allocate(0) : body, callback);
    }

    private String index() {
        StringBuilder html = new StringBuilder("<html><body>\n");
        files.keySet().forEach(name -> html.append("<a href=\"").append(name).append("\">x</a>\n"));
        return html.append("</body></html>\n").toString();
    }
}
