package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Entry of every request to either server: counts it, applies limits and faults, serves it. */
final class Gate extends Handler.Abstract {

    /** Far above any request to Bynder's API. */
    private static final int MOST_BODY = 1 << 20;

    private final SampleClock clock;
    private final Function<Request, Host> hosts;
    private final Api api;
    private final SampleFileHost files;
    private final WebPage web;
    private final RateRule rate;
    private final Traffic traffic;
    private final Faults faults;
    private final AtomicLong calls = new AtomicLong();

    Gate(
            SampleClock clock,
            Function<Request, Host> hosts,
            Api api,
            SampleFileHost files,
            WebPage web,
            RateRule rate,
            Traffic traffic,
            Faults faults) {
        this.clock = clock;
        this.hosts = hosts;
        this.api = api;
        this.files = files;
        this.web = web;
        this.rate = rate;
        this.traffic = traffic;
        this.faults = faults;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        byte[] body = body(request);
        Call call = call(request, isType(request, "application/json") ? new String(body, UTF_8) : "");
        Parameters form = isType(request, "application/x-www-form-urlencoded")
                ? Parameters.parse(new String(body, UTF_8))
                : Parameters.none();
        if (call.host() == Host.API && WebPage.isAt(call.path())) {
            send(call, request, response, callback, web.answer(call, headers(request), form), Delivery.PROPER);
            return true;
        }
        traffic.arrived(call);
        Callback counted = Callback.from(callback, () -> traffic.left(call));
        if (call.host() == Host.API && !rate.allows(call.remote())) {
            traffic.answered(call, 429);
            SampleAnswer refusal = SampleAnswer.message(429, "Too many requests");
            send(call, request, response, counted, refusal, Delivery.PROPER);
            return true;
        }
        List<Fault> struck = faults.strike(call);
        Duration delay = struck.stream().map(fault -> fault.delay).reduce(Duration.ZERO, Duration::plus);
        Runnable serve = () -> serve(call, form, struck, request, response, counted);
        if (delay.isZero()) {
            serve.run();
        } else {
            request.getComponents()
                    .getScheduler()
                    .schedule(
                            () -> request.getComponents().getExecutor().execute(serve),
                            delay.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
        return true;
    }

    private void serve(
            Call call, Parameters form, List<Fault> struck, Request request, Response response, Callback callback) {
        try {
            struck.forEach(fault -> fault.before.run());
            Optional<SampleAnswer> instead =
                    struck.stream().flatMap(fault -> fault.instead.stream()).findFirst();
            SampleAnswer answer = instead.orElseGet(() -> answer(call, request, form, struck));
            for (Fault fault : struck) {
                answer = fault.change.apply(answer);
            }
            SampleAnswer last = answer;
            Delivery delivery = struck.stream()
                    .map(fault -> fault.delivery.apply(last))
                    .filter(one -> !one.proper())
                    .findFirst()
                    .orElse(Delivery.PROPER);
            boolean silent = delivery.after() == Delivery.NOTHING;
            traffic.answered(call, silent ? 0 : answer.status());
            traffic.transmitting(Transmission.of(call, answer, delivery, instead.isEmpty(), struck));
            send(call, request, response, callback, answer, delivery);
        } catch (RuntimeException e) {
            callback.failed(e);
        }
    }

    private void send(
            Call call, Request request, Response response, Callback callback, SampleAnswer answer, Delivery delivery) {
        boolean whole = answer.status() < 300
                && answer.offset() == 0
                && answer.length() == answer.body().size();
        AtomicLong total = new AtomicLong();
        Sender sender = new Sender(
                request,
                response,
                callback,
                answer,
                delivery,
                count -> {
                    if (answer.status() < 300) {
                        traffic.sent(call, count);
                        if (total.addAndGet(count) == answer.length() && whole) {
                            traffic.sentWhole(call);
                        }
                    }
                },
                faults::stall);
        sender.send();
    }

    private SampleAnswer answer(Call call, Request request, Parameters form, List<Fault> struck) {
        if (call.host() == Host.FILES) {
            SampleFileHost.HeaderLookup headers = headers(request);
            for (Fault fault : struck) {
                headers = fault.asked.headers().apply(headers);
            }
            return files.answer(call, headers);
        }
        String address = "http://" + request.getHeaders().get(HttpHeader.HOST) + call.path();
        return api.answer(call, address, form, struck);
    }

    private static SampleFileHost.HeaderLookup headers(Request request) {
        return name -> Optional.ofNullable(request.getHeaders().get(name));
    }

    private Call call(Request request, String json) {
        Host host = hosts.apply(request);
        String path = request.getHttpURI().getPath();
        Route.Match match = Route.find(host, request.getMethod(), path);
        String query = request.getHttpURI().getQuery();
        return new Call(
                calls.incrementAndGet(),
                clock.instant(),
                Request.getRemoteAddr(request),
                host,
                match.route(),
                request.getMethod(),
                path,
                query == null ? Parameters.none() : Parameters.parse(query),
                query == null ? path : path + '?' + query,
                Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)),
                match.variables(),
                json);
    }

    private static byte[] body(Request request) throws IOException {
        return Content.Source.asInputStream(request).readNBytes(MOST_BODY);
    }

    private static boolean isType(Request request, String type) {
        String given = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return given != null && given.startsWith(type);
    }
}
