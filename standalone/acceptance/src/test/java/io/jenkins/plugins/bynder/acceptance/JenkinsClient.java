package io.jenkins.plugins.bynder.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTTP session of one user: cookies, and a crumb with every change. */
final class JenkinsClient {

    private static final Duration MOST = Duration.ofMinutes(3);
    private static final Pattern CRUMB = Pattern.compile("data-crumb-value=\"(\\w+)\"");

    private final URI jenkins;
    private final String user;
    private final HttpClient http;
    private String crumb = "";

    /** @param user one of {@code security.groovy} or {@code teams.groovy}; empty for an anonymous session */
    JenkinsClient(URI jenkins, String user) {
        this.jenkins = jenkins;
        this.user = user;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
    }

    /** A response. */
    record Page(int status, String text) {

        /** The page; fails with another status than 200. */
        Page ok() {
            if (status < 200 || status > 399) {
                throw new AssertionError("Status " + status + ": " + text);
            }
            return this;
        }
    }

    URI jenkins() {
        return jenkins;
    }

    Page get(String path) {
        return send(request(path).GET().build());
    }

    /** The page as a browser of that language gets it. */
    Page get(String path, Locale language) {
        return send(request(path)
                .header("Accept-Language", language.toLanguageTag())
                .GET()
                .build());
    }

    byte[] bytes(String path) {
        return exchange(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /** The JSON object at a path. */
    String json(String path) {
        return get(path + "/api/json").ok().text();
    }

    Page post(String path, Map<String, String> form) {
        return post(path, "application/x-www-form-urlencoded", Texts.form(form));
    }

    Page post(String path, String type, String body) {
        Page answer = crumbed(path, type, body);
        if (answer.status() == 403 && answer.text().contains("No valid crumb")) {
            crumb = ""; // The session ended because Jenkins was restarted.
            return crumbed(path, type, body);
        }
        return answer;
    }

    private Page crumbed(String path, String type, String body) {
        return send(request(path)
                .header("Content-Type", type)
                .header("Jenkins-Crumb", crumb())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Runs a script on the controller and returns its output. */
    String script(String groovy) {
        String answer =
                post("scriptText", Map.of("script", groovy + "\nnull")).ok().text();
        if (answer.contains("\tat ") || answer.contains("startup failed")) {
            throw new AssertionError(answer + "\n" + groovy);
        }
        return answer;
    }

    /** Every page of a logged-in user contains a crumb, even that of a denied request. */
    private String crumb() {
        if (crumb.isEmpty()) {
            Matcher found = CRUMB.matcher(get("").text());
            crumb = found.find() ? found.group(1) : "none";
        }
        return crumb;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(jenkins.resolve(path)).timeout(MOST);
        if (!user.isEmpty()) {
            String login = Base64.getEncoder().encodeToString((user + ':' + token()).getBytes(UTF_8));
            request.header("Authorization", "Basic " + login);
        }
        return request;
    }

    /** Jenkins checks tokens much faster than passwords, which it hashes slowly on purpose. */
    private String token() {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(user.getBytes(UTF_8));
            return "11" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Page send(HttpRequest request) {
        HttpResponse<String> answer = exchange(request, HttpResponse.BodyHandlers.ofString());
        return new Page(answer.statusCode(), answer.body());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new AssertionError(request.uri() + " gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
