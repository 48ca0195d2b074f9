package io.jenkins.plugins.bynder.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditTest {

    private final SampleClock clock = SampleClock.standing(Instant.parse("2026-01-01T00:00:00Z"));
    private SamplePortal portal;
    private SamplePortalBrowser browser;
    private SampleAsset asset;

    @BeforeEach
    void start() throws Exception {
        portal = SamplePortal.start(SampleSettings.defaults().withClock(clock).withEditDelay(Duration.ofSeconds(3)));
        browser = new SamplePortalBrowser(portal);
        asset = portal.library().add(NewAsset.png("picture").tags("Gelato", "print"));
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void takesEffectLaterAndMovesTheDate() throws Exception {
        String id = create("gelatourl");

        HttpResponse<byte[]> answer = edit("metaproperty." + id + "=https%3A%2F%2Fx");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(SamplePortalBrowser.text(answer)).isEqualTo("{\"message\":\"Accepted\",\"statuscode\":202}");
        assertThat(read().has("property_gelatourl")).isFalse();
        clock.advance(Duration.ofSeconds(3));
        assertThat(read().get("property_gelatourl").asText()).isEqualTo("https://x");
        assertThat(read().get("dateModified").asText()).isEqualTo("2026-01-01T00:00:03Z");
        assertThat(read().get("tags")).hasSize(2);
        assertThat(read().get("name").asText()).isEqualTo("picture");
    }

    @Test
    void someFieldsHaveSideEffects() throws Exception {
        edit("tags=one,two&name=&property_gelatourl=x");
        portal.library().settle();

        assertThat(portal.library().asset(asset.id()).tags()).containsExactly("one", "two");
        assertThat(portal.library().asset(asset.id()).name()).isEmpty();
        assertThat(portal.library().asset(asset.id()).properties()).isEmpty();
    }

    @Test
    void publicationIsIrreversible() throws Exception {
        assertThat(edit("isPublic=1").statusCode()).isEqualTo(403);
        Set<String> roles = new HashSet<>(SampleUser.ROLES);
        roles.add("MARKPUBLIC");
        portal.access().owner().setRoles(roles);

        edit("isPublic=1");
        edit("isPublic=0");
        portal.library().settle();

        assertThat(portal.library().asset(asset.id()).publicly()).isTrue();
    }

    @Test
    void acceptsOnlyForms() throws Exception {
        browser.send(browser.authorised("/api/v4/media/" + asset.id() + "/")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"other\"}")));
        portal.library().settle();

        assertThat(portal.library().asset(asset.id()).name()).isEqualTo("picture");
    }

    @Test
    void rejectsUnknownAssetsAndMissingPermissions() throws Exception {
        assertThat(browser.post("/api/v4/media/unknown/", "name=x").statusCode())
                .isEqualTo(404);
        portal.access().owner().setRoles(Set.of("MEDIAHIGHRES"));
        HttpResponse<byte[]> refused = edit("name=x");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(browser.json(refused).get("message").asText()).isEqualTo("Access denied");
        assertThat(portal.edits()).isEmpty();
    }

    @Test
    void metapropertiesAreKeyedByCapitalisedName() throws Exception {
        String id = create("gelatourl");

        JsonNode all = browser.json("/api/v4/metaproperties/?options=0");

        assertThat(all.at("/Gelatourl/name").asText()).isEqualTo("gelatourl");
        assertThat(all.at("/Gelatourl/label").asText()).isEqualTo("Gelato URL");
        assertThat(all.at("/Gelatourl/id").asText()).isEqualTo(id);
        assertThat(browser.json("/api/v4/metaproperties/" + id).get("type").asText())
                .isEqualTo("text");
        assertThat(browser.delete("/api/v4/metaproperties/" + id).statusCode()).isEqualTo(204);
        assertThat(SamplePortalBrowser.text(browser.get("/api/v4/metaproperties/" + id)))
                .contains("Metaproperty not found");
    }

    @Test
    void creatingAMetapropertyCanFail() throws Exception {
        assertThat(SamplePortalBrowser.text(post("{\"name\":\"x\",\"label\":\"X\",\"type\":\"url\"}")))
                .isEqualTo("{\"message\":\"Invalid metaproperty type\",\"statuscode\":400}");
        assertThat(post("{\"name\":\"Gelato URL\",\"label\":\"X\",\"type\":\"text\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("nonsense").statusCode()).isEqualTo(400);
        create("gelatourl");
        assertThat(post("{\"name\":\"gelatourl\",\"label\":\"X\",\"type\":\"text\"}")
                        .statusCode())
                .isEqualTo(400);
        portal.access().owner().setRoles(Set.of("MEDIAEDIT"));
        assertThat(post("{\"name\":\"other\",\"label\":\"X\",\"type\":\"text\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void tagsAreCountedAddedAndRemoved() throws Exception {
        SampleAsset other = portal.library().add(NewAsset.png("other").tags("gelato"));
        JsonNode tags = browser.json("/api/v4/tags/?keyword=gelato&orderBy=tag%20asc");
        assertThat(tags).extracting(tag -> tag.get("tag").asText()).containsExactly("Gelato", "gelato");
        assertThat(tags.get(0).get("mediaCount").asInt()).isEqualTo(1);
        String path = "/api/v4/tags/" + tags.get(0).get("id").asText() + "/media/";

        browser.post(path, "data=" + Parameters.encode("[\"" + other.id() + "\"]"));
        portal.library().settle();
        assertThat(portal.library().asset(other.id()).tags()).containsExactly("gelato", "Gelato");

        browser.delete(path + "?deleteIds=" + other.id() + "," + asset.id());
        portal.library().settle();
        assertThat(portal.library().asset(other.id()).tags()).containsExactly("gelato");
        assertThat(portal.library().asset(asset.id()).tags()).containsExactly("print");
    }

    @Test
    void listsDeletedAssetsInTheTrash() throws Exception {
        List<LibraryChange> heard = new ArrayList<>();
        portal.library().onChange(heard::add);
        portal.library().delete(asset.id());

        assertThat(browser.json("/api/trash/media").at("/0/id").asText()).isEqualTo(asset.id());
        assertThat(browser.get("/api/v4/media/" + asset.id() + "/").statusCode())
                .isEqualTo(404);
        assertThat(heard).extracting(LibraryChange::kind).containsExactly(LibraryChange.Kind.DELETED);
        clock.advance(Duration.ofDays(31));
        assertThat(browser.json("/api/trash/media")).isEmpty();
    }

    private String create(String name) throws Exception {
        HttpResponse<byte[]> created =
                post("{\"name\":\"" + name + "\",\"label\":\"Gelato URL\",\"type\":\"text\",\"isEditable\":true}");
        assertThat(created.statusCode()).isEqualTo(201);
        return browser.json(created).get("id").asText();
    }

    private HttpResponse<byte[]> post(String data) throws Exception {
        return browser.post("/api/v4/metaproperties/", "data=" + Parameters.encode(data));
    }

    private HttpResponse<byte[]> edit(String form) throws Exception {
        return browser.post("/api/v4/media/" + asset.id() + "/", form);
    }

    private JsonNode read() throws Exception {
        return browser.json("/api/v4/media/" + asset.id() + "/");
    }
}
