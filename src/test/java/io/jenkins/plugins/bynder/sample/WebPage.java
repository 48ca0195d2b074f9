package io.jenkins.plugins.bynder.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A web page that shows the library and simulates the work of users. Not part of Bynder's API: neither counted nor
 * limited, no credentials needed. Serves only this machine, and accepts changes only from itself.
 */
final class WebPage {

    private static final Map<String, String> FILES = Map.of(
            "/", "text/html; charset=utf-8",
            "/style.css", "text/css; charset=utf-8",
            "/script.js", "text/javascript; charset=utf-8");

    private final SampleLibrary library;
    private final Access access;
    private final FileLinks links;
    private final Supplier<SampleTopic> topic;
    private final String url;
    private final String fileHostUrl;

    WebPage(
            SampleLibrary library,
            Access access,
            FileLinks links,
            Supplier<SampleTopic> topic,
            String url,
            String fileHostUrl) {
        this.library = library;
        this.access = access;
        this.links = links;
        this.topic = topic;
        this.url = url;
        this.fileHostUrl = fileHostUrl;
    }

    /** Whether the path belongs to the web page. */
    static boolean isAt(String path) {
        return FILES.containsKey(path) || path.equals("/assets") || path.equals("/favicon.ico");
    }

    SampleAnswer answer(Call call, SampleFileHost.HeaderLookup header, Parameters form) {
        if (!ownHost(header)) {
            return SampleAnswer.of(421, "text/plain", "This page is for " + url);
        }
        if (call.method().equals("POST") && call.path().equals("/assets")) {
            return fromThisPage(header) ? change(form) : SampleAnswer.of(403, "text/plain", "Not from this page");
        }
        if (!call.method().equals("GET")) {
            return SampleAnswer.of(405, "text/plain", "GET only");
        }
        return switch (call.path()) {
            case "/assets" -> assets();
            case "/favicon.ico" -> SampleAnswer.empty(204);
            default -> file(call.path());
        };
    }

    /** Protects against DNS rebinding. */
    private boolean ownHost(SampleFileHost.HeaderLookup header) {
        String port = url.substring(url.lastIndexOf(':'));
        return Set.of("127.0.0.1" + port, "localhost" + port)
                .contains(header.get("Host").orElse(""));
    }

    private static boolean fromThisPage(SampleFileHost.HeaderLookup header) {
        String own = "http://" + header.get("Host").orElse("");
        boolean sameSite =
                header.get("Sec-Fetch-Site").map("same-origin"::equals).orElse(true);
        return sameSite && header.get("Origin").filter(own::equals).isPresent();
    }

    private SampleAnswer file(String path) {
        String name = path.equals("/") ? "index.html" : path.substring(1);
        try (InputStream in = WebPage.class.getResourceAsStream("web/" + name)) {
            String policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';" + " img-src "
                    + fileHostUrl + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
            return SampleAnswer.of(200, FILES.get(path), in.readAllBytes())
                    .withHeader("Content-Security-Policy", policy)
                    .withHeader("X-Content-Type-Options", "nosniff")
                    .withHeader("Cache-Control", "no-store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SampleAnswer assets() {
        List<Map<String, Object>> assets = new ArrayList<>();
        for (SampleAsset asset : library.assets()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", asset.id());
            json.put("name", asset.name());
            json.put("fileName", asset.original().fileName());
            json.put("type", asset.original().kind().name());
            json.put("size", asset.size());
            json.put("version", asset.active());
            json.put("versions", asset.versions().size());
            json.put("tags", asset.tags());
            json.put("properties", asset.properties());
            json.put("archived", asset.archived());
            json.put("modified", MediaJson.date(asset.modified()));
            json.put(
                    "picture",
                    links.rendition(asset.id(), asset.original(), "thul").toString());
            assets.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("portal", url);
        json.put("tag", DemoLibrary.TAG);
        json.put("token", access.owner().keys().permanentToken());
        json.put("topic", topic.get().arn());
        json.put("subscriptions", subscriptions());
        json.put("assets", assets);
        return SampleAnswer.json(200, json).withHeader("Cache-Control", "no-store");
    }

    private List<Map<String, Object>> subscriptions() {
        return topic.get().subscriptions().stream()
                .map(subscription -> Map.<String, Object>of(
                        "endpoint", subscription.endpoint().toString(), "confirmed", subscription.confirmed()))
                .toList();
    }

    private SampleAnswer change(Parameters form) {
        String id = form.first("id").orElse("");
        String value = form.first("value").orElse("");
        try {
            switch (form.first("action").orElse("")) {
                case "tag" -> library.tag(id, value.strip());
                case "untag" -> library.untag(id, value);
                case "rename" -> library.rename(id, value);
                case "upload" -> library.uploadNewVersion(id);
                case "archive" -> library.archive(id, true);
                case "unarchive" -> library.archive(id, false);
                case "delete" -> library.delete(id);
                case "subscribe" -> topic.get().subscribe(URI.create(value.strip()));
                default -> {
                    return SampleAnswer.of(400, "text/plain", "Unknown action");
                }
            }
            return assets();
        } catch (NoSuchElementException e) {
            return SampleAnswer.of(404, "text/plain", "This asset is gone");
        } catch (IllegalArgumentException e) {
            return SampleAnswer.of(400, "text/plain", "Only http addresses on this machine can be subscribed");
        }
    }
}
