package io.jenkins.plugins.bynder.engine.portal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.jenkins.plugins.bynder.engine.util.LimitedInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Sends an API request once and classifies the response; shared by all users of a session. */
final class ApiTransport {

    private static final Logger LOGGER = Logger.getLogger(HttpPortal.class.getName());
    private static final String USER_AGENT = "Bynder plugin for Jenkins (OkHttp)";
    private static final int CONNECTIONS = 32;
    private static final int BLANKS = 64;
    private static final int MAX_ERROR_BODY = 16 << 10;

    private final HttpUrl origin;
    private final OkHttpClient client;
    private final Timeouts timeouts;

    ApiTransport(PortalAddress address, HttpSettings settings) {
        this.origin = HttpUrl.get(address.uri());
        this.timeouts = settings.timeouts();
        this.client = HttpClients.build(settings, CONNECTIONS)
                .newBuilder()
                .callTimeout(timeouts.call())
                .build();
    }

    /** The address that is signed: without the query. */
    String address(ApiRequest request) {
        return origin.newBuilder().encodedPath(request.path()).build().toString();
    }

    <T> HttpResult<T> send(ApiRequest request, Optional<String> authorization, ResponseParser<T> reader)
            throws InterruptedException {
        RequestStartListener sending = new RequestStartListener(timeouts);
        Request.Builder built = new Request.Builder()
                .url(url(request))
                .header("Accept", "application/json")
                .header("User-Agent", USER_AGENT);
        authorization.ifPresent(value -> built.header("Authorization", value));
        if (request.action().post()) {
            built.post(request.action().postsJson() ? json(request) : form(request));
        }
        long started = System.nanoTime();
        HttpResult<T> reply;
        try {
            reply = InterruptibleCalls.run(
                    client.newCall(sending.watched(built.build())),
                    response -> sort(response, request, reader),
                    late -> {});
        } catch (IOException e) {
            reply = new HttpResult.Broken<>(sending.named(e, origin.host()), sending.started());
        }
        log(request, reply, started);
        return reply;
    }

    private static <T> void log(ApiRequest request, HttpResult<T> reply, long started) {
        if (LOGGER.isLoggable(Level.FINE)) {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            Object[] details = {request.method(), request.path(), reply, millis};
            LOGGER.log(Level.FINE, "{0} {1}: {2} after {3} ms", details);
            if (reply instanceof HttpResult.Broken<T> broken) {
                LOGGER.log(Level.FINE, "It broke there", broken.cause());
            }
        }
    }

    private HttpUrl url(ApiRequest request) {
        HttpUrl.Builder url = origin.newBuilder().encodedPath(request.path());
        if (!request.action().post()) {
            request.parameters().forEach(p -> url.addQueryParameter(p.name(), p.value()));
        }
        return url.build();
    }

    private static RequestBody json(ApiRequest request) {
        return RequestBody.create(
                request.parameters().get(0).value(), MediaType.get("application/json; charset=utf-8"));
    }

    private static FormBody form(ApiRequest request) {
        FormBody.Builder form = new FormBody.Builder(StandardCharsets.UTF_8);
        request.parameters().forEach(p -> form.add(p.name(), p.value()));
        return form.build();
    }

    private <T> HttpResult<T> sort(Response response, ApiRequest request, ResponseParser<T> reader) throws IOException {
        try (response) {
            int status = response.code();
            // Counted after decompression.
            long longest = request.action().maxAnswerBytes();
            InputStream body = new BufferedInputStream(new LimitedInputStream(
                    new TimedBody(response, timeouts, () -> {}),
                    longest,
                    () -> new InvalidResponseException("large", longest >> 20)));
            boolean page = isPage(response, body);
            if (status >= 500 || status == 408 || (response.isSuccessful() && page)) {
                return new HttpResult.Trouble<>(status, said(body));
            }
            boolean notYet = request.action() == ApiOperation.DOWNLOAD && (status == 202 || status == 204);
            if (!response.isSuccessful() || notYet) {
                return new HttpResult.Refusal<>(status, response.header("Location", ""), said(body));
            }
            return read(request.action(), body, reader);
        } catch (InvalidResponseException e) {
            return new HttpResult.Unreadable<>(e.why());
        }
    }

    /** The start of the portal's message. If it breaks off, the status still counts. */
    private static String said(InputStream body) {
        try {
            return new String(body.readNBytes(MAX_ERROR_BODY), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static <T> HttpResult<T> read(ApiOperation action, InputStream body, ResponseParser<T> reader)
            throws IOException {
        try (JsonParser json = Json.parser(body)) {
            if (action != ApiOperation.WRITE) { // The status confirms an edit; the body does not matter.
                json.nextToken();
            }
            return new HttpResult.Value<>(reader.read(json));
        } catch (JsonProcessingException e) {
            if (isCutShort(e)) {
                throw new IOException(PortalTexts.text("reach.short"));
            }
            throw new InvalidResponseException("json"); // Jackson's own message quotes the response.
        }
    }

    /** Jackson has a dedicated exception for this, but uses it only in some places. */
    private static boolean isCutShort(JsonProcessingException e) {
        return e instanceof JsonEOFException || e.getOriginalMessage().startsWith("Unexpected end-of-input");
    }

    /** A web page with any content type: from a gateway, a proxy or another host. */
    private static boolean isPage(Response response, InputStream body) throws IOException {
        if (response.header("Content-Type", "").toLowerCase(Locale.ROOT).contains("html")) {
            return true;
        }
        body.mark(BLANKS);
        String first = new String(body.readNBytes(BLANKS), StandardCharsets.ISO_8859_1).stripLeading();
        body.reset();
        return first.startsWith("<");
    }
}
