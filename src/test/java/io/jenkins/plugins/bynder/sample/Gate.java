package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Where every request to either server comes in. */
final class Gate extends Handler.Abstract {

    /** No request of Bynder's API is nearly as long. */
    private static final int MOST_BODY = 1 << 20;

    private final SampleSettings settings;
    private final Function<Request, Host> hosts;
    private final Api api;
    private final FileHost files;
    private final AtomicLong calls = new AtomicLong();

    Gate(SampleSettings settings, Function<Request, Host> hosts, Api api, FileHost files) {
        this.settings = settings;
        this.hosts = hosts;
        this.api = api;
        this.files = files;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        Call call = call(request);
        Parameters form = form(request);
        Sender.send(request, response, callback, answer(call, request, form));
        return true;
    }

    private Answer answer(Call call, Request request, Parameters form) {
        if (call.host() == Host.FILES) {
            return files.answer(
                    call, name -> Optional.ofNullable(request.getHeaders().get(name)));
        }
        String address = "http://" + request.getHeaders().get(HttpHeader.HOST) + call.path();
        return api.answer(call, address, form);
    }

    private Call call(Request request) {
        Host host = hosts.apply(request);
        String path = request.getHttpURI().getPath();
        Route.Match match = Route.find(host, request.getMethod(), path);
        String query = request.getHttpURI().getQuery();
        return new Call(
                calls.incrementAndGet(),
                settings.clock().instant(),
                Request.getRemoteAddr(request),
                host,
                match.route(),
                request.getMethod(),
                path,
                query == null ? Parameters.none() : Parameters.parse(query),
                Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)),
                match.variables());
    }

    private static Parameters form(Request request) throws IOException {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
            return Parameters.none();
        }
        byte[] body = Content.Source.asInputStream(request).readNBytes(MOST_BODY);
        return Parameters.parse(new String(body, UTF_8));
    }
}
