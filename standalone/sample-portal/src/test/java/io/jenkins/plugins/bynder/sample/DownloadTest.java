package io.jenkins.plugins.bynder.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DownloadTest {

    private final SampleClock clock = SampleClock.standing(Instant.parse("2026-01-01T00:00:00Z"));
    private SamplePortal portal;
    private SamplePortalBrowser browser;

    @BeforeEach
    void start() throws Exception {
        portal = SamplePortal.start(SampleSettings.defaults().withClock(clock).withLinkLifetime(Duration.ofMinutes(5)));
        browser = new SamplePortalBrowser(portal);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @ParameterizedTest
    @EnumSource(FileKind.class)
    void servesExactlyTheBytesOfTheLibrary(FileKind kind) throws Exception {
        for (long size : new long[] {0, 1, 15, 20_000, 200_003}) {
            SampleAsset asset = portal.library().add(NewAsset.of(kind, "file").size(size));

            HttpResponse<byte[]> response = browser.file(browser.link(asset.id()));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .hasSize((int) size)
                    .isEqualTo(asset.original().content().bytes());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FileKind.class,
            names = {"JPEG", "PNG"})
    void picturesCanBeOpened(FileKind kind) throws Exception {
        for (long size : new long[] {8_000, 20_000, 65_700, 300_000}) {
            SampleAsset asset =
                    portal.library().add(NewAsset.of(kind, "picture").size(size));

            assertThat(ImageIO.read(
                            new ByteArrayInputStream(asset.original().content().bytes())))
                    .as("%s of %d bytes", kind, size)
                    .isNotNull();
        }
    }

    @Test
    void resumesWithRangeAndIfRange() throws Exception {
        SampleAsset asset = portal.library().add(NewAsset.video("clip", 100_001));
        String link = browser.link(asset.id());
        String etag = browser.file(link).headers().firstValue("ETag").orElseThrow();
        byte[] whole = asset.original().content().bytes();

        HttpResponse<byte[]> rest = browser.file(link, "Range", "bytes=70001-", "If-Range", etag);
        HttpResponse<byte[]> changed = browser.file(link, "Range", "bytes=70001-", "If-Range", "\"other\"");
        HttpResponse<byte[]> beyond = browser.file(link, "Range", "bytes=100001-");

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Range")).hasValue("bytes 70001-100000/100001");
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, 70_001, 100_001));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo(whole);
        assertThat(beyond.statusCode()).isEqualTo(416);
    }

    @Test
    void linksExpireAndRejectASecondCredential() throws Exception {
        SampleAsset asset = portal.library().add(NewAsset.jpeg("picture"));
        String link = browser.link(asset.id());

        assertThat(browser.file(link, "Authorization", "Bearer x").statusCode()).isEqualTo(400);
        assertThat(browser.file(link.replace("Signature=", "Signature=0")).statusCode())
                .isEqualTo(403);
        clock.advance(Duration.ofMinutes(5));
        HttpResponse<byte[]> late = browser.file(link);

        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(SamplePortalBrowser.text(late))
                .contains("<Code>AccessDenied</Code>")
                .contains("expired");
    }

    @Test
    void eachVersionHasItsOwnBytesAndReactivationRestoresThem() throws Exception {
        SampleAsset first = portal.library().add(NewAsset.png("picture"));
        SampleAsset second = portal.library().uploadNewVersion(first.id());
        SampleAsset back = portal.library().activate(first.id(), 1);

        assertThat(second.sha256()).isNotEqualTo(first.sha256());
        assertThat(second.size()).isEqualTo(first.size());
        assertThat(back.sha256()).isEqualTo(first.sha256());
        assertThat(back.original().itemId()).isEqualTo(first.original().itemId());
    }

    @Test
    void sizesBeyondTwoGibibytesNeedNoMemory() throws Exception {
        SampleAsset asset = portal.library().add(NewAsset.video("feature film", 3L << 30));

        HttpResponse<byte[]> end = browser.file(browser.link(asset.id()), "Range", "bytes=-1000");

        assertThat(asset.size()).isEqualTo(3_221_225_472L);
        assertThat(end.headers().firstValue("Content-Range")).hasValue("bytes 3221224472-3221225471/3221225472");
        ByteBuffer expected = ByteBuffer.allocate(1000);
        asset.original().content().read(3_221_224_472L, expected);
        assertThat(end.body()).isEqualTo(expected.array());
    }
}
