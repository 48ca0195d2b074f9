package io.jenkins.plugins.bynder.engine.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.bynder.engine.sync.manifest.LocalFile;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestLines;
import io.jenkins.plugins.bynder.engine.sync.manifest.SourceRevision;
import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A portal that generates its listing, so that a library of any size takes no memory, and a folder that equals it. */
public final class LargeLibrary implements AutoCloseable {

    public static final String TAG = SyncFixture.TAG;

    /** Bytes of each file. */
    public static final int SIZE = 1;

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final byte[] CONTENT = "x".repeat(SIZE).getBytes(UTF_8);

    private final int assets;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicInteger requests = new AtomicInteger();

    private volatile int forbidden = Integer.MAX_VALUE;

    private LargeLibrary(int assets, HttpServer server) {
        this.assets = assets;
        this.server = server;
    }

    public static LargeLibrary start(int assets) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LargeLibrary library = new LargeLibrary(assets, server);
        server.createContext("/api/v4/media/", library::list);
        server.setExecutor(library.threads);
        server.start();
        return library;
    }

    /**
     * For measurements by hand. Arguments: number of assets, and the folder to fill, if one is wanted. Prints the address
     * and serves until it is killed.
     */
    public static void main(String[] arguments) throws IOException {
        LargeLibrary library = start(Integer.parseInt(arguments[0]));
        if (arguments.length > 1) {
            Path folder = Path.of(arguments[1]);
            if (Files.exists(folder)) {
                library.describe(folder);
            } else {
                library.fill(folder);
            }
        }
        System.out.println(library.url());
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public int requests() {
        return requests.get();
    }

    /** Rejects requests for this page and later ones. */
    public void forbid(int page) {
        forbidden = page;
    }

    /** Makes a folder as a sync would leave it. */
    void fill(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int n = 0; n < assets; n++) {
            Files.write(folder.resolve(name(n) + ".jpg"), CONTENT);
        }
        describe(folder);
    }

    private void describe(Path folder) throws IOException {
        Path control = Files.createDirectories(folder.resolve(".bynder"));
        String sha256 = Sha256.hex(Sha256.sha256().digest(CONTENT));
        try (OutputStream manifest =
                new BufferedOutputStream(Files.newOutputStream(control.resolve("manifest.jsonl")), 1 << 16)) {
            manifest.write(ManifestLines.header(url(), TAG));
            for (int n = 0; n < assets; n++) {
                Path file = folder.resolve(name(n) + ".jpg");
                long mtime = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
                manifest.write(ManifestLines.known(new ManifestEntry(
                        id(n),
                        name(n),
                        new LocalFile(name(n) + ".jpg", CONTENT.length, sha256, mtime),
                        new SourceRevision(date(n).toEpochMilli(), CONTENT.length, "", 0, "", ""),
                        false,
                        "",
                        Optional.empty())));
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    public static String id(int number) {
        return "%08X-5A0F-4C3B-8D2E%012X".formatted(number * 0x9E3779B1, number);
    }

    /** The number of the asset with that id. */
    public static int number(String id) {
        return Integer.parseInt(id.substring(id.length() - 12), 16);
    }

    public static String name(int number) {
        return "flyer-%07d".formatted(number);
    }

    /** When the asset was modified. */
    public static Instant date(int number) {
        return FIRST.plusSeconds(number);
    }

    private void list(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        if (Integer.parseInt(query(exchange).getOrDefault("page", "1")) >= forbidden) {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
            return;
        }
        StringBuilder json = new StringBuilder(1 << 20);
        json.append("{\"count\":{\"total\":").append(assets).append("},\"media\":[");
        String separator = "";
        for (int number : numbers(query(exchange)).toArray()) {
            json.append(separator);
            append(json, number);
            separator = ",";
        }
        byte[] body = json.append("]}").toString().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Of the assets on a page, or of those with the given ids. */
    private IntStream numbers(Map<String, String> query) {
        if (query.containsKey("ids")) {
            return Stream.of(query.get("ids").split(",")).mapToInt(LargeLibrary::number);
        }
        int limit = Integer.parseInt(query.getOrDefault("limit", "50"));
        int first = (Integer.parseInt(query.getOrDefault("page", "1")) - 1) * limit;
        boolean newest = query.getOrDefault("orderBy", "").startsWith("dateModified");
        return IntStream.range(first, Math.min(assets, first + limit)).map(n -> newest ? assets - 1 - n : n);
    }

    private static void append(StringBuilder json, int number) {
        String id = id(number);
        String date = date(number).toString();
        json.append("{\"id\":\"").append(id);
        json.append("\",\"name\":\"").append(name(number));
        json.append("\",\"fileName\":\"").append(name(number)).append(".jpg");
        json.append("\",\"extension\":[\"jpg\"],\"type\":\"image\",\"description\":\"\",\"copyright\":\"\"");
        json.append(",\"fileSize\":").append(CONTENT.length);
        json.append(",\"dateCreated\":\"").append(date);
        json.append("\",\"dateModified\":\"").append(date);
        json.append("\",\"tags\":[\"").append(TAG);
        json.append("\"],\"archive\":0,\"limited\":0,\"watermarked\":0,\"isPublic\":0,\"thumbnails\":{");
        for (String size : new String[] {"mini", "thul", "webimage"}) {
            json.append('"')
                    .append(size)
                    .append("\":\"https://portal.example/m/")
                    .append(id)
                    .append('/');
            json.append(size).append('-').append(name(number)).append(".jpg\",");
        }
        json.setLength(json.length() - 1);
        json.append("},\"property_backlink\":\"\"}");
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getQuery().split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, Math.max(0, equals)), pair.substring(equals + 1));
        }
        return query;
    }
}
