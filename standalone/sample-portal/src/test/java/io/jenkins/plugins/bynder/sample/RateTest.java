package io.jenkins.plugins.bynder.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateTest {

    private final SampleClock clock = SampleClock.standing(Instant.parse("2026-01-01T00:00:00Z"));
    private SamplePortal portal;
    private SamplePortalBrowser browser;

    @BeforeEach
    void start() throws Exception {
        portal = SamplePortal.start(SampleSettings.defaults().withClock(clock).withRate(10, Duration.ofSeconds(300)));
        browser = new SamplePortalBrowser(portal);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void theWindowSlides() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(status()).isEqualTo(200);
            clock.advance(Duration.ofSeconds(30));
        }
        assertThat(portal.traffic().mostInWindow()).isEqualTo(10);
        assertThat(portal.traffic().refused()).isZero();
        assertThat(portal.traffic().apiRequests()).isEqualTo(30);
    }

    @Test
    void onlyAPauseLiftsTheBlock() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(status()).isEqualTo(200);
        }
        assertThat(status()).isEqualTo(429);
        clock.advance(Duration.ofSeconds(299));
        assertThat(status()).as("a request during the block").isEqualTo(429);
        clock.advance(Duration.ofSeconds(299));
        assertThat(status()).as("silence began anew").isEqualTo(429);
        assertThat(portal.traffic().duringBlock()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(300));
        assertThat(status()).isEqualTo(200);
        assertThat(portal.traffic().refused()).isEqualTo(3);
        assertThat(portal.traffic().requests(Route.CURRENT_USER)).isEqualTo(14);
        assertThat(portal.traffic().journal()).extracting(Served::status).endsWith(200, 429, 429, 429, 200);
    }

    @Test
    void filesDoNotCount() throws Exception {
        SampleAsset asset = portal.library().add(NewAsset.png("picture"));
        String link = browser.link(asset.id());
        for (int i = 0; i < 30; i++) {
            assertThat(browser.file(link).statusCode()).isEqualTo(200);
        }
        assertThat(portal.traffic().fileRequests()).isEqualTo(30);
        assertThat(portal.traffic().wholeDownloads(asset.id())).isEqualTo(30);
        assertThat(portal.traffic().bytesSent(asset.id())).isEqualTo(30 * asset.size());
        portal.traffic().reset();
        assertThat(portal.traffic().bytesSent()).isZero();
        assertThat(status()).isEqualTo(200);
    }

    private int status() throws Exception {
        return browser.get("/api/v4/currentUser/").statusCode();
    }
}
