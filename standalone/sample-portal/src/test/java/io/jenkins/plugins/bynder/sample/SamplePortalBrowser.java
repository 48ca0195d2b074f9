package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The plainest client there is, with the owner's permanent token. */
final class SamplePortalBrowser {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final SamplePortal portal;
    private final String authorization;

    SamplePortalBrowser(SamplePortal portal) {
        this(portal, "Bearer " + portal.access().owner().keys().permanentToken());
    }

    SamplePortalBrowser(SamplePortal portal, String authorization) {
        this.portal = portal;
        this.authorization = authorization;
    }

    HttpResponse<byte[]> get(String target) throws IOException, InterruptedException {
        return send(authorised(target).GET());
    }

    JsonNode json(String target) throws IOException, InterruptedException {
        return mapper.readTree(get(target).body());
    }

    HttpResponse<byte[]> post(String target, String form) throws IOException, InterruptedException {
        return send(authorised(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    HttpResponse<byte[]> delete(String target) throws IOException, InterruptedException {
        return send(authorised(target).DELETE());
    }

    /** From the file host, without credentials. */
    HttpResponse<byte[]> file(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    String link(String assetId) throws IOException, InterruptedException {
        return json("/api/v4/media/" + assetId + "/download/").get("s3_file").asText();
    }

    HttpRequest.Builder authorised(String target) {
        return HttpRequest.newBuilder(URI.create(portal.url() + target)).header("Authorization", authorization);
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return mapper.readTree(response.body());
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), UTF_8);
    }
}
