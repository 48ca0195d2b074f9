package io.jenkins.plugins.bynder.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What portals and hosts in the field were seen to do. */
@Timeout(60)
class FieldBehaviourTest {

    private static final String LISTING = "/api/v4/media/?tags=Gelato&count=1&orderBy=name%20asc&limit=";

    private SamplePortal portal;
    private SamplePortalBrowser browser;
    private SampleAsset first;
    private SampleAsset second;
    private SampleAsset third;

    @BeforeEach
    void start() throws Exception {
        portal = SamplePortal.start(
                SampleSettings.defaults().withClock(SampleClock.standing(Instant.parse("2026-01-02T03:04:05Z"))));
        browser = new SamplePortalBrowser(portal);
        first = portal.library().add(NewAsset.jpeg("1 & 1").tags("Gelato", "a<b"));
        second = portal.library().add(NewAsset.jpeg("2").tags("Gelato"));
        third = portal.library().add(NewAsset.jpeg("3").tags("Gelato"));
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private JsonNode listing(int limit) throws Exception {
        return browser.json(LISTING + limit);
    }

    private static List<String> ids(JsonNode listing) {
        return listing.get("media").findValuesAsText("id");
    }

    @Test
    void listingsCanShrinkTemporarilyAndAddUp() throws Exception {
        portal.faults().add(FaultRule.api(Fault.shrunk(1)).on(Route.MEDIA_LIST).times(1));
        JsonNode short1 = listing(10);
        assertThat(ids(short1)).containsExactly(first.id());
        assertThat(short1.at("/count/total").asInt()).isEqualTo(1);
        assertThat(ids(listing(10))).hasSize(3);
    }

    @Test
    void listingsLackAssetsWithOrWithoutCountingThem() throws Exception {
        portal.faults().add(FaultRule.api(Fault.hidden(second.id())).on(Route.MEDIA_LIST));
        JsonNode hidden = listing(2);
        assertThat(ids(hidden)).containsExactly(first.id());
        assertThat(hidden.at("/count/total").asInt()).isEqualTo(3);

        portal.faults().clear();
        portal.faults().add(FaultRule.api(Fault.absent(second.id())).on(Route.MEDIA_LIST));
        JsonNode absent = listing(2);
        assertThat(ids(absent)).containsExactly(first.id(), third.id());
        assertThat(absent.at("/count/total").asInt()).isEqualTo(2);
    }

    @Test
    void pagesAreCappedEmptyRepeatedOrRefused() throws Exception {
        portal.faults().add(FaultRule.api(Fault.cappedPages(2)).on(Route.MEDIA_LIST));
        assertThat(ids(listing(10))).hasSize(2);
        assertThat(ids(browser.json(LISTING + "10&page=2"))).containsExactly(third.id());

        portal.faults().clear();
        portal.faults().add(FaultRule.api(Fault.emptyPage()).fromPage(2));
        assertThat(ids(listing(1))).hasSize(1);
        assertThat(ids(browser.json(LISTING + "1&page=2"))).isEmpty();

        portal.faults().clear();
        portal.faults().add(FaultRule.api(Fault.repeatedPage()).fromPage(2));
        assertThat(ids(browser.json(LISTING + "1&page=2"))).containsExactly(first.id());

        portal.faults().clear();
        portal.faults()
                .add(FaultRule.api(Fault.status(400, "Result window is too large"))
                        .fromPage(2));
        portal.faults().add(FaultRule.api(Fault.status(504)).above(250));
        assertThat(browser.get(LISTING + "1&page=2").statusCode()).isEqualTo(400);
        assertThat(browser.get(LISTING + "500").statusCode()).isEqualTo(504);
        assertThat(browser.get(LISTING + "250").statusCode()).isEqualTo(200);
    }

    @Test
    void fieldsOfTheQueryAreIgnored() throws Exception {
        portal.faults().add(FaultRule.api(Fault.ignoring("ids")).on(Route.MEDIA_LIST));
        assertThat(ids(browser.json(LISTING + "10&ids=" + first.id()))).hasSize(3);
    }

    @Test
    void listingsLagBehindEdits() throws Exception {
        portal.library().indexLag(Duration.ofSeconds(12));
        portal.library().untag(first.id(), "Gelato");
        portal.library().delete(second.id());
        SampleAsset fourth = portal.library().add(NewAsset.jpeg("4").tags("Gelato"));
        assertThat(ids(listing(10))).containsExactly(first.id(), second.id(), third.id());
        assertThat(browser.json("/api/v4/media/" + first.id()).has("tags")).isTrue();
        assertThat(browser.json("/api/v4/media/" + first.id()).get("tags")).hasSize(1);
        assertThat(browser.get("/api/v4/media/" + second.id()).statusCode()).isEqualTo(404);
        portal.clock().advance(Duration.ofSeconds(12));
        assertThat(ids(listing(10))).containsExactly(third.id(), fourth.id());
    }

    @Test
    void fieldsCanHaveOtherShapes() throws Exception {
        FaultRule object = FaultRule.api(Fault.shaped("tags", JsonShape.OBJECT)).asset(first.id());
        portal.faults().add(object);
        portal.faults().add(FaultRule.api(Fault.shaped("extension", JsonShape.OBJECT)));
        portal.faults().add(FaultRule.api(Fault.shaped("na*", JsonShape.ENTITIES)));
        JsonNode one = browser.json("/api/v4/media/" + first.id());
        assertThat(one.get("tags").get("2").asText()).isEqualTo("a<b");
        assertThat(one.get("extension").get("0").asText()).isEqualTo("jpg");
        assertThat(one.get("name").asText()).isEqualTo("1 &amp; 1");

        portal.faults().clear();
        portal.faults()
                .add(FaultRule.api(Fault.shaped("tags", JsonShape.ABSENT)).times(1));
        portal.faults()
                .add(FaultRule.api(Fault.shaped("tags", JsonShape.NULL)).skip(1).times(1));
        portal.faults()
                .add(FaultRule.api(Fault.shaped("tags", JsonShape.EMPTY_LIST)).skip(2));
        assertThat(listing(1).at("/media/0").has("tags")).isFalse();
        assertThat(listing(1).at("/media/0/tags").isNull()).isTrue();
        assertThat(listing(1).at("/media/0/tags")).isEmpty();
    }

    @Test
    void errorsAreArrays() throws Exception {
        portal.faults().add(FaultRule.api(Fault.errorsAsArrays()));
        JsonNode error = browser.json("/api/v4/media/NOTHING");
        assertThat(error.at("/0/message").asText()).isEqualTo("Media not found");
    }

    @Test
    void filesCanBeUnavailable() throws Exception {
        portal.faults()
                .add(FaultRule.api(Fault.originalNotAvailable())
                        .on(Route.DOWNLOAD)
                        .firstOfEach(1));
        portal.faults()
                .add(FaultRule.files(Fault.nothing(202))
                        .until(portal.clock().instant().plusSeconds(15)));
        String target = "/api/v4/media/" + first.id() + "/download/";
        assertThat(SamplePortalBrowser.text(browser.get(target))).contains("Original file not available");
        assertThat(browser.get("/api/v4/media/" + second.id() + "/download/").statusCode())
                .isEqualTo(404);
        String link = browser.link(first.id());
        assertThat(browser.file(link).statusCode()).isEqualTo(202);
        portal.clock().advance(Duration.ofSeconds(15));
        assertThat(browser.file(link).statusCode()).isEqualTo(200);
    }

    @Test
    void rangesComeFromAnotherVersionOrFromTheStart() throws Exception {
        String link = browser.link(first.id());
        String old = browser.file(link).headers().firstValue("ETag").orElseThrow();
        portal.quirks().overwriteFiles(true);
        SampleAsset changed = portal.library().uploadNewVersion(first.id());
        String[] resume = {"Range", "bytes=100-", "If-Range", old};
        assertThat(browser.file(link, resume).statusCode()).isEqualTo(200);

        portal.faults().add(FaultRule.files(Fault.ignoringIfRange()));
        HttpResponse<byte[]> mixed = browser.file(link, resume);
        assertThat(mixed.statusCode()).isEqualTo(206);
        assertThat(mixed.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(old);
        assertThat(mixed.body()).hasSize((int) changed.size() - 100);

        portal.faults().add(FaultRule.files(Fault.withoutValidators()));
        HttpResponse<byte[]> bare = browser.file(link, resume);
        assertThat(bare.headers().map()).doesNotContainKeys("etag", "last-modified");

        portal.faults().clear();
        portal.faults().add(FaultRule.files(Fault.rangesFromZero()));
        portal.faults().add(FaultRule.files(Fault.weakEtag()));
        HttpResponse<byte[]> start = browser.file(link, "Range", "bytes=100-");
        assertThat(start.statusCode()).isEqualTo(206);
        assertThat(start.headers().firstValue("Content-Range").orElseThrow())
                .startsWith("bytes 0-")
                .endsWith("/" + changed.size());
        assertThat(start.headers().firstValue("ETag").orElseThrow()).startsWith("W/\"");
    }

    @Test
    void bodiesAreCompressed() throws Exception {
        byte[] plain = first.original().content().bytes();
        String link = browser.link(first.id());
        portal.faults().add(FaultRule.files(Fault.compressed(Coding.GZIP)).times(1));
        portal.faults().add(FaultRule.files(Fault.compressed(Coding.DEFLATE)).skip(1));
        HttpResponse<byte[]> gzip = browser.file(link);
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain);
        HttpResponse<byte[]> deflate = browser.file(link);
        assertThat(new InflaterInputStream(new ByteArrayInputStream(deflate.body())).readAllBytes())
                .isEqualTo(plain);
    }

    @Test
    void bodiesHaveAnotherSizeThanThePortalSays() throws Exception {
        String link = browser.link(first.id());
        for (int bytes : new int[] {187, -187}) {
            portal.quirks().metadataInFiles(bytes);
            byte[] file = browser.file(link).body();
            assertThat(file).hasSize((int) first.size() + bytes);
            assertThat(file).isEqualTo(browser.file(link).body());
            assertThat(file)
                    .isEqualTo(portal.quirks().delivered(first.original()).bytes());
        }
    }

    @Test
    void longAnswersAreResetAndShortOnesAreNot() throws Exception {
        String link = browser.link(first.id());
        portal.faults().add(FaultRule.files(Fault.resetEvery(8_000)));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> browser.file(link)))
                .isInstanceOf(java.io.IOException.class);
        assertThat(browser.file(link, "Range", "bytes=12000-").body()).hasSize(8_000);
    }

    @Test
    void linksExpireSoonAndAreComparedByteByByte() throws Exception {
        portal.quirks().linkLifetime(Duration.ofSeconds(1));
        portal.quirks().exactTargets(true);
        String link = browser.link(first.id());
        assertThat(link).contains("%2D").contains("'");
        assertThat(browser.file(link).statusCode()).isEqualTo(200);
        assertThat(browser.file(link.replace("%2D", "-")).statusCode()).isEqualTo(403);
        assertThat(browser.file(link.replace("'", "%27")).statusCode()).isEqualTo(403);
        portal.clock().advance(Duration.ofSeconds(1));
        assertThat(browser.file(link).statusCode()).isEqualTo(403);
    }

    @Test
    void pagesReplaceFiles() throws Exception {
        String link = browser.link(first.id());
        portal.faults().add(FaultRule.files(Fault.page(200, "application/xml", "<Error/>")));
        HttpResponse<byte[]> page = browser.file(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("application/xml");
        assertThat(SamplePortalBrowser.text(page)).isEqualTo("<Error/>");
    }
}
