package io.jenkins.plugins.bynder.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebPageTest {

    private SamplePortal portal;
    private SamplePortalBrowser browser;
    private SampleAsset asset;

    @BeforeEach
    void start() throws Exception {
        portal = SamplePortal.start();
        browser = new SamplePortalBrowser(portal, "none");
        asset = portal.library().add(NewAsset.png("<script>alert(1)</script>").tags("Gelato"));
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void runsOnlyItsOwnScript() throws Exception {
        HttpResponse<byte[]> page = browser.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(SamplePortalBrowser.text(page)).contains("/script.js").doesNotContain(asset.name());
        assertThat(browser.get("/script.js").statusCode()).isEqualTo(200);
        assertThat(browser.get("/style.css").statusCode()).isEqualTo(200);
        assertThat(browser.json("/assets").at("/assets/0/name").asText()).isEqualTo(asset.name());
        assertThat(portal.traffic().apiRequests()).isZero();
    }

    @Test
    void allowsChangesOfAssets() throws Exception {
        assertThat(change("untag", "Gelato", portal.url())).isEqualTo(200);
        assertThat(change("tag", "spring", portal.url())).isEqualTo(200);
        assertThat(change("rename", "Other", portal.url())).isEqualTo(200);
        assertThat(change("upload", "", portal.url())).isEqualTo(200);
        assertThat(change("archive", "", portal.url())).isEqualTo(200);

        SampleAsset changed = portal.library().asset(asset.id());
        assertThat(changed.tags()).containsExactly("spring");
        assertThat(changed.name()).isEqualTo("Other");
        assertThat(changed.active()).isEqualTo(2);
        assertThat(changed.archived()).isTrue();
        assertThat(change("delete", "", portal.url())).isEqualTo(200);
        assertThat(portal.library().size()).isZero();
        assertThat(change("delete", "", portal.url())).isEqualTo(404);
        assertThat(change("nonsense", "", portal.url())).isEqualTo(400);
    }

    @Test
    void acceptsChangesOnlyFromItself() throws Exception {
        assertThat(change("delete", "", "https://example.com")).isEqualTo(403);
        assertThat(change("delete", "", "null")).isEqualTo(403);
        assertThat(browser.post("/assets", "action=delete&id=" + asset.id()).statusCode())
                .isEqualTo(403);
        assertThat(browser.send(post("delete", "", portal.url()).header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(portal.library().size()).isEqualTo(1);
    }

    @Test
    void respondsOnlyToItsOwnName() throws IOException {
        URI uri = URI.create(portal.url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String head = "GET /assets HTTP/1.1\r\nHost: rebound.example:" + uri.getPort() + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(12);
            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 421");
        }
    }

    private int change(String action, String value, String origin) throws Exception {
        return browser.send(post(action, value, origin)).statusCode();
    }

    private HttpRequest.Builder post(String action, String value, String origin) {
        return browser.authorised("/assets")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "action=" + action + "&value=" + value + "&id=" + asset.id()));
    }
}
