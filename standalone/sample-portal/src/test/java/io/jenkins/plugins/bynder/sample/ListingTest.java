package io.jenkins.plugins.bynder.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {

    private final SampleClock clock = SampleClock.standing(Instant.parse("2026-01-01T00:00:00Z"));
    private SamplePortal portal;
    private SamplePortalBrowser browser;

    private void start(SampleSettings settings) throws Exception {
        portal = SamplePortal.start(settings.withClock(clock));
        browser = new SamplePortalBrowser(portal);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void pagesFromOneAndEndsWithAShortPage() throws Exception {
        start(SampleSettings.defaults());
        List<String> added = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            clock.advance(Duration.ofSeconds(1));
            added.add(portal.library().add(NewAsset.pdf("paper " + i).size(800)).id());
        }

        assertThat(browser.json("/api/v4/media/")).hasSize(50);
        List<String> listed = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            browser.json("/api/v4/media?orderBy=dateCreated%20asc&limit=50&page=" + page)
                    .forEach(entry -> listed.add(entry.get("id").asText()));
        }
        assertThat(listed).isEqualTo(added).allMatch(id -> id.matches("[0-9A-F]{8}(-[0-9A-F]{4}){2}-[0-9A-F]{16}"));
        assertThat(browser.json("/api/v4/media/?limit=5000&page=2")).isEmpty();
        assertThat(browser.json("/api/v4/media/?limit=1&orderBy=dateCreated+desc")
                        .at("/0/id")
                        .asText())
                .isEqualTo(added.get(119));
    }

    @Test
    void countChangesTheShape() throws Exception {
        start(SampleSettings.defaults());
        portal.library().add(NewAsset.png("one").tags("Gelato"));
        portal.library().add(NewAsset.pdf("two"));

        JsonNode plain = browser.json("/api/v4/media/");
        JsonNode counted = browser.json("/api/v4/media/?count=1&limit=1");

        assertThat(plain.isArray()).isTrue();
        assertThat(counted.at("/count/total").asInt()).isEqualTo(2);
        assertThat(counted.at("/count/tags/Gelato").asInt()).isEqualTo(1);
        assertThat(counted.get("media")).hasSize(1);
    }

    @Test
    void anEntryHasBynderFields() throws Exception {
        start(SampleSettings.defaults());
        portal.library().metaproperties().define("gelatourl", "Gelato URL", "text");
        portal.library().metaproperties().define("country", "Country", "select");
        SampleAsset asset = portal.library()
                .add(NewAsset.jpeg("flyer")
                        .tags("Gelato", "print")
                        .archived()
                        .property("gelatourl", "https://x")
                        .property("country", "Netherlands"));
        portal.library().add(NewAsset.jpeg("untagged"));

        JsonNode entry =
                browser.json("/api/v4/media/?ids=" + asset.id() + ",nothing").get(0);

        assertThat(entry.get("archive").isInt()).isTrue();
        assertThat(entry.get("archive").asInt()).isEqualTo(1);
        assertThat(entry.get("isPublic").asInt()).isZero();
        assertThat(entry.get("extension").toString()).isEqualTo("[\"jpg\"]");
        assertThat(entry.get("fileName").asText()).isEqualTo("flyer.jpg");
        assertThat(entry.get("fileSize").asInt()).isEqualTo(20_000);
        assertThat(entry.get("property_gelatourl").asText()).isEqualTo("https://x");
        assertThat(entry.get("property_country").toString()).isEqualTo("[\"Netherlands\"]");
        assertThat(entry.get("dateModified").asText()).isEqualTo("2026-01-01T00:00:00Z");
        String thumbnail = entry.at("/thumbnails/webimage").asText();
        assertThat(thumbnail).startsWith(portal.fileHostUrl());
        assertThat(browser.file(thumbnail).headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(browser.json("/api/v4/media/?keyword=untag").get(0).has("tags"))
                .isFalse();
        assertThat(entry.has("mediaItems")).isFalse();
        assertThat(browser.json("/api/v4/media/?includeMediaItems=1").get(0).has("mediaItems"))
                .isTrue();
    }

    @Test
    void fileNamesCanBeMissing() throws Exception {
        start(SampleSettings.defaults().withoutFileNames());
        portal.library().add(NewAsset.jpeg("flyer"));

        assertThat(browser.json("/api/v4/media/").get(0).has("fileName")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"EXACT, 1", "IGNORING_CASE, 2", "SUBSTRING, 3"})
    void comparesTagsAsConfigured(TagMatch match, int found) throws Exception {
        start(SampleSettings.defaults().withTagMatch(match));
        portal.library().add(NewAsset.png("1").tags("Gelato"));
        portal.library().add(NewAsset.png("2").tags("gelato"));
        portal.library().add(NewAsset.png("3").tags("Gelatology"));
        portal.library().add(NewAsset.png("4"));

        assertThat(browser.json("/api/v4/media/?tags=Gelato")).hasSize(found);
    }

    @Test
    void aDateWithAFractionIsIgnored() throws Exception {
        start(SampleSettings.defaults());
        SampleAsset old = portal.library().add(NewAsset.png("old"));
        clock.advance(Duration.ofHours(1));
        portal.library().add(NewAsset.png("new"));

        assertThat(browser.json("/api/v4/media/?dateModified=2026-01-01T00:30:00Z"))
                .hasSize(1);
        assertThat(browser.json("/api/v4/media/?dateModified=2026-01-01T00:30:00.000Z"))
                .hasSize(2);
        assertThat(browser.json("/api/v4/media/?dateModifiedTo=2026-01-01T00:30:00Z")
                        .at("/0/id")
                        .asText())
                .isEqualTo(old.id());
    }

    @Test
    void aVersionListHasOneOriginalPerVersion() throws Exception {
        start(SampleSettings.defaults());
        SampleAsset asset = portal.library().add(NewAsset.png("picture"));
        clock.advance(Duration.ofSeconds(5));
        SampleAsset changed = portal.library().uploadNewVersion(asset.id(), "picture-2.png", 30_000);

        JsonNode json = browser.json("/api/v4/media/" + asset.id() + "/?versions=1");

        List<JsonNode> originals = new ArrayList<>();
        json.get("mediaItems").forEach(item -> {
            if (item.get("type").asText().equals("original")) {
                originals.add(item);
            }
        });
        assertThat(originals).extracting(item -> item.get("active").asBoolean()).containsExactly(false, true);
        assertThat(originals.get(1).get("id").asText())
                .isEqualTo(changed.original().itemId());
        assertThat(originals.get(1).get("size").asInt()).isEqualTo(30_000);
        assertThat(json.get("dateModified").asText()).isEqualTo("2026-01-01T00:00:05Z");
        HttpResponse<byte[]> unknown = browser.get("/api/v4/media/no-such-id/");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(browser.json(unknown).get("message").asText()).isEqualTo("Media not found");
    }

    @Test
    void leavesOutInvisibleAssets() throws Exception {
        start(SampleSettings.defaults());
        portal.library().add(NewAsset.png("old").archived());
        portal.library().add(NewAsset.png("limited").limited());
        portal.library().add(NewAsset.png("plain"));
        assertThat(browser.json("/api/v4/media/?archive=0")).hasSize(3);
        assertThat(browser.json("/api/v4/media/?archive=1")).hasSize(1);

        portal.access().owner().setRoles(java.util.Set.of("MEDIAHIGHRES"));

        assertThat(browser.json("/api/v4/media/")).hasSize(1);
    }

    @Test
    void theGatewayRejectsOtherRoutes() throws Exception {
        start(SampleSettings.defaults());

        HttpResponse<byte[]> response = browser.get("/api/v5/media/");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(browser.json(response).get("message").asText()).isEqualTo("no Route matched with those values");
        assertThat(browser.json(response).has("request_id")).isTrue();
    }
}
