package io.jenkins.plugins.bynder.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultTest {

    private static final String LISTING = "/api/v4/media/?limit=10";

    private SamplePortal portal;
    private SamplePortalBrowser browser;
    private SampleAsset asset;

    @BeforeEach
    void start() throws Exception {
        portal = SamplePortal.start();
        browser = new SamplePortalBrowser(portal);
        asset = portal.library().add(NewAsset.video("clip", 300_000).tags("Gelato"));
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void aRuleAppliesAsConfigured() throws Exception {
        Faults.Switch fault = portal.faults()
                .add(FaultRule.api(Fault.status(503))
                        .on(Route.MEDIA_LIST)
                        .skip(1)
                        .times(2));

        List<Integer> listings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            assertThat(browser.get("/api/v4/currentUser/").statusCode()).isEqualTo(200);
            listings.add(browser.get(LISTING).statusCode());
        }

        assertThat(listings).containsExactly(200, 503, 503, 200);
        assertThat(fault.hits()).isEqualTo(2);
    }

    @Test
    void aRuleCanApplyRandomlyAndBeDeactivated() throws Exception {
        Faults.Switch fault = portal.faults().add(FaultRule.api(Fault.html(200)).chance(0.5, 42));
        for (int i = 0; i < 40; i++) {
            browser.get(LISTING);
        }
        int hits = fault.hits();
        fault.off();

        assertThat(hits).isBetween(8, 32);
        assertThat(browser.get(LISTING).headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
        assertThat(fault.hits()).isEqualTo(hits);
    }

    @Test
    void latencyBlocksNoThread() throws Exception {
        portal.faults().add(FaultRule.api(Fault.latency(Duration.ofMillis(500))));
        HttpClient client = HttpClient.newHttpClient();
        long start = System.nanoTime();

        List<CompletableFuture<HttpResponse<Void>>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(client.sendAsync(browser.authorised(LISTING).build(), HttpResponse.BodyHandlers.discarding()));
        }
        for (CompletableFuture<HttpResponse<Void>> one : all) {
            assertThat(one.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(450));
        assertThat(portal.traffic().mostAtOnce(Host.API)).isGreaterThan(50);
    }

    @Test
    void sendsAnHtmlPageWithAnyStatus() throws Exception {
        portal.faults().add(FaultRule.api(Fault.html(200)).times(1));

        HttpResponse<byte[]> response = browser.get(LISTING);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    @Test
    void resetsBeforeTheHeadersAndInTheBody() throws Exception {
        portal.faults().add(FaultRule.api(Fault.resetUnserved()).times(1));
        try (Socket socket = request(portal.url(), "/api/v4/currentUser/")) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }

        portal.faults().add(FaultRule.files(Fault.resetAfter(100_000)).times(1));
        URI link = URI.create(browser.link(asset.id()));
        try (Socket socket = request(portal.fileHostUrl(), link.getRawPath() + '?' + link.getRawQuery())) {
            Received received = receive(socket);
            assertThat(received.end).isInstanceOf(SocketException.class).hasMessageContaining("reset");
            assertThat(received.body).isEqualTo(100_000);
        }
    }

    @Test
    void aShortBodyHasALongerContentLength() throws Exception {
        portal.faults().add(FaultRule.files(Fault.closedAfter(100_000)).times(1));
        URI link = URI.create(browser.link(asset.id()));

        try (Socket socket = request(portal.fileHostUrl(), link.getRawPath() + '?' + link.getRawQuery())) {
            Received received = receive(socket);
            assertThat(received.head).contains("Content-Length: 300000");
            assertThat(received.body).isEqualTo(100_000);
            assertThat(received.end).isNull();
        }
        assertThat(portal.traffic().bytesSent(asset.id())).isEqualTo(100_000);
        assertThat(portal.traffic().wholeDownloads(asset.id())).isZero();
    }

    @Test
    void announcesMoreThanItSends() throws Exception {
        portal.faults().add(FaultRule.files(Fault.announcesMore(7)).times(1));
        URI link = URI.create(browser.link(asset.id()));

        try (Socket socket = request(portal.fileHostUrl(), link.getRawPath() + '?' + link.getRawQuery())) {
            Received received = receive(socket);
            assertThat(received.head).contains("Content-Length: 300007");
            assertThat(received.body).isEqualTo(300_000);
        }
    }

    @Test
    void sendsNoContentLength() throws Exception {
        portal.faults().add(FaultRule.files(Fault.withoutLength()).times(1));

        HttpResponse<byte[]> response = browser.file(browser.link(asset.id()));

        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
        assertThat(response.body()).hasSize(300_000);
        assertThat(portal.traffic().transmissions()).singleElement().satisfies(sent -> {
            assertThat(sent.call().assetId()).isEqualTo(asset.id());
            assertThat(sent.item()).isEqualTo(asset.original().itemId());
            assertThat(sent.reach()).isEqualTo(300_000);
        });
    }

    @Test
    void truncatesConsistently() throws Exception {
        portal.faults().add(FaultRule.files(Fault.truncated(1_000)).times(1));

        HttpResponse<byte[]> response = browser.file(browser.link(asset.id()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).hasSize(1_000);
    }

    @Test
    void stallsUntilReleased() throws Exception {
        portal.faults().add(FaultRule.files(Fault.stallAfter(100_000)).times(1));
        URI link = URI.create(browser.link(asset.id()));

        try (Socket socket = request(portal.fileHostUrl(), link.getRawPath() + '?' + link.getRawQuery())) {
            socket.setSoTimeout(700);
            Received received = receive(socket);
            assertThat(received.body).isEqualTo(100_000);
            assertThat(received.end).isInstanceOf(SocketTimeoutException.class);
            assertThat(portal.faults().stalled()).isEqualTo(1);

            portal.faults().release();
            socket.setSoTimeout(20_000);
            assertThat(socket.getInputStream().readNBytes(200_000)).hasSize(200_000);
        }
        assertThat(portal.traffic().bytesSent(asset.id())).isEqualTo(300_000);
    }

    @Test
    void sendsNothingUntilReleased() throws Exception {
        portal.faults().add(FaultRule.api(Fault.silence()).times(1));
        try (Socket socket = request(portal.url(), "/api/v4/currentUser/")) {
            socket.setSoTimeout(300);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            portal.faults().clear();
            socket.setSoTimeout(20_000);
            assertThat(receive(socket).head).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void limitsTheRate() throws Exception {
        portal.faults().add(FaultRule.files(Fault.throttled(300_000)).times(1));
        long start = System.nanoTime();

        HttpResponse<byte[]> response = browser.file(browser.link(asset.id()));

        assertThat(response.body()).isEqualTo(asset.original().content().bytes());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(800));
    }

    @Test
    void anOversizedAnswerIsValidAndEndless() throws Exception {
        portal.faults().add(FaultRule.api(Fault.oversized(5_000_000)).times(1));

        HttpResponse<byte[]> response = browser.get(LISTING);

        assertThat(response.body()).hasSize(5_000_000);
        assertThat(browser.json(response).isArray()).isTrue();
    }

    @Test
    void aLostResponseHasItsEffect() throws Exception {
        portal.faults().add(FaultRule.api(Fault.lostAnswer()).on(Route.MEDIA_EDIT));

        Throwable thrown = catchThrowable(() -> browser.post("/api/v4/media/" + asset.id() + "/", "name=Other"));
        portal.library().settle();

        assertThat(thrown).isInstanceOf(IOException.class);
        assertThat(portal.library().asset(asset.id()).name()).isEqualTo("Other");
    }

    @Test
    void shiftedPagesShowOneAssetTwiceAndAnotherNever() throws Exception {
        for (int i = 0; i < 24; i++) {
            portal.library().add(NewAsset.png("picture " + i).size(500).tags("Gelato"));
        }
        portal.quirks().shiftPages(2);

        assertThat(seen()).hasSize(24);
        assertThat(seen()).hasSize(25);
    }

    private Set<String> seen() throws Exception {
        Set<String> ids = new HashSet<>();
        int entries = 0;
        for (int page = 1; page <= 3; page++) {
            JsonNode answer = browser.json("/api/v4/media/?limit=10&count=1&orderBy=dateCreated%20asc&page=" + page);
            assertThat(answer.at("/count/total").asInt()).isEqualTo(25);
            entries += answer.get("media").size();
            answer.get("media").forEach(entry -> ids.add(entry.get("id").asText()));
        }
        assertThat(entries).isEqualTo(25);
        return ids;
    }

    @Test
    void aPageCanFailPermanentlyAndTheLibraryCanChangeMeanwhile() throws Exception {
        portal.faults()
                .add(FaultRule.api(Fault.status(500)).on(Route.MEDIA_LIST).page(3));
        portal.faults()
                .add(FaultRule.api(Fault.meanwhile(() -> portal.library().delete(asset.id())))
                        .on(Route.MEDIA_LIST)
                        .page(2)
                        .times(1));

        assertThat(browser.json(LISTING + "&page=1")).hasSize(1);
        assertThat(browser.get(LISTING + "&page=2").statusCode()).isEqualTo(200);
        assertThat(browser.get(LISTING + "&page=3").statusCode()).isEqualTo(500);
        assertThat(browser.get(LISTING + "&page=3").statusCode()).isEqualTo(500);
        assertThat(browser.json(LISTING + "&page=1")).isEmpty();
    }

    @Test
    void quirksChangeTheData() throws Exception {
        SampleAsset denied = portal.library().add(NewAsset.png("denied"));
        SampleAsset empty = portal.library().add(NewAsset.png("empty"));
        portal.quirks().wrongSize(asset.id(), 17);
        portal.quirks().deny(denied.id());
        portal.quirks().withoutFile(empty.id());
        portal.quirks().totalOff(-2);

        JsonNode listing = browser.json(LISTING + "&total=1&orderBy=dateCreated%20asc");
        assertThat(listing.at("/count/total").asInt()).isEqualTo(1);
        assertThat(listing.at("/media/0/fileSize").asInt()).isEqualTo(17);
        assertThat(browser.get("/api/v4/media/" + denied.id() + "/download/").statusCode())
                .isEqualTo(403);
        assertThat(SamplePortalBrowser.text(browser.get("/api/v4/media/" + empty.id() + "/download/")))
                .contains("Original file not available");

        portal.quirks().ghost(denied.id());
        assertThat(browser.get("/api/v4/media/" + denied.id() + "/").statusCode())
                .isEqualTo(404);
        assertThat(browser.json(LISTING)).hasSize(3);

        portal.quirks().linkTo(asset.id(), "http://203.0.113.9/x");
        assertThat(browser.link(asset.id())).isEqualTo("http://203.0.113.9/x");
    }

    @Test
    void anEtagCanChangeBetweenTwoPartsOfADownload() throws Exception {
        String link = browser.link(asset.id());
        String etag = browser.file(link).headers().firstValue("ETag").orElseThrow();
        portal.quirks().changeEtag(asset.id());

        assertThat(browser.file(link, "Range", "bytes=10-", "If-Range", etag).statusCode())
                .isEqualTo(200);
        portal.quirks().ignoreRanges(true);
        assertThat(browser.file(link, "Range", "bytes=10-").body()).hasSize(300_000);
    }

    private static Socket request(String origin, String target) throws IOException {
        URI uri = URI.create(origin);
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        String head = "GET " + target + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private record Received(String head, int body, IOException end) {}

    /** Reads what comes until nothing more does; the end is null if it was a proper one. */
    private static Received receive(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        int body = 0;
        int expected = Integer.parseInt(head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        try {
            byte[] piece = new byte[8192];
            for (int n; body < expected && (n = in.read(piece)) >= 0; ) {
                body += n;
            }
            return new Received(head.toString(), body, null);
        } catch (IOException e) {
            return new Received(head.toString(), body, e);
        }
    }

    @Test
    void redirectsAreSent() throws Exception {
        portal.faults().add(FaultRule.api(Fault.redirect(302, "http://localhost:1/elsewhere")));

        HttpResponse<byte[]> response = browser.send(HttpRequest.newBuilder(URI.create(portal.url() + LISTING)));

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).hasValue("http://localhost:1/elsewhere");
    }

    @Test
    void responsesCanBeReplacedOrChanged() throws Exception {
        portal.faults().add(FaultRule.api(Fault.nested(100)).on(Route.TAGS));
        portal.faults().add(FaultRule.api(Fault.tooManyRequests()).on(Route.ACCOUNT));
        portal.faults()
                .add(FaultRule.api(Fault.rewritten(json -> json.replace(asset.id(), "../../" + asset.id())))
                        .on(Route.MEDIA_LIST));
        String link = browser.link(asset.id());

        assertThat(SamplePortalBrowser.text(browser.get("/api/v4/tags/"))).startsWith("[".repeat(100));
        assertThat(browser.get("/api/v4/account/").statusCode()).isEqualTo(429);
        assertThat(browser.json(LISTING).at("/0/id").asText()).isEqualTo("../../" + asset.id());

        portal.faults().add(FaultRule.files(Fault.expiredLink()).times(1));
        assertThat(SamplePortalBrowser.text(browser.file(link))).contains("Request has expired");
        String etag = browser.file(link).headers().firstValue("ETag").orElseThrow();
        portal.faults().add(FaultRule.files(Fault.otherEtag()).times(1));
        assertThat(browser.file(link).headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(etag));
        portal.faults().add(FaultRule.files(Fault.withoutHeader("ETag")).times(1));
        assertThat(browser.file(link).headers().firstValue("ETag")).isEmpty();
    }
}
