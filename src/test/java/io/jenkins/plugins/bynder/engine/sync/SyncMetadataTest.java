package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON file beside each asset's file. */
class SyncMetadataTest extends SyncFixtureBase {

    @Test
    void containsThePortalsMetadata() throws Exception {
        SampleAsset asset = fixture.library()
                .add(NewAsset.jpeg("Flyer")
                        .tags(SyncFixture.TAG, "another")
                        .description("Words \"and\" more")
                        .copyright("© Ann")
                        .property("country", "Netherlands", "Norway"));
        sync();
        JsonNode json = json("Flyer.jpg.json");
        assertThat(json.path("id").asText()).isEqualTo(asset.id());
        assertThat(json.path("name").asText()).isEqualTo("Flyer");
        assertThat(json.path("description").asText()).isEqualTo("Words \"and\" more");
        assertThat(json.path("copyright").asText()).isEqualTo("© Ann");
        assertThat(json.path("tags")).extracting(JsonNode::asText).containsExactly("Gelato", "another");
        assertThat(json.path("properties").path("country"))
                .extracting(JsonNode::asText)
                .containsExactly("Netherlands", "Norway");
        assertThat(json.path("dateModified").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertNothingToDo();
    }

    @Test
    void followsTheAssetWithoutDownloads() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        sync();
        fixture.later();
        fixture.library().describe(asset.id(), "new words");
        SyncReport described = sync();
        assertThat(described.assets()).extracting(AssetReport::outcome).containsExactly(Outcome.METADATA_ONLY);
        assertThat(json("Flyer.jpg.json").path("description").asText()).isEqualTo("new words");
        fixture.later();
        fixture.library().rename(asset.id(), "Poster");
        SyncReport renamed = sync();
        assertThat(renamed.bytesDownloaded()).isZero();
        assertThat(fixture.files()).containsOnlyKeys("Poster.jpg", "Poster.jpg.json");
        assertThat(json("Poster.jpg.json").path("name").asText()).isEqualTo("Poster");
        assertNothingToDo();
        fixture.library().untag(asset.id(), SyncFixture.TAG);
        sync();
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void isWrittenOnRequestAndRestored() throws Exception {
        fixture.add("Flyer");
        fixture.sync();
        SyncReport first = sync();
        assertThat(first.assets())
                .extracting(AssetReport::outcome, AssetReport::reason)
                .containsExactly(tuple(Outcome.METADATA_ONLY, "metadata file updated"));
        assertThat(first.bytesDownloaded()).isZero();
        assertThat(first.apiRequests()).isEqualTo(1);
        Files.delete(fixture.folder.resolve("Flyer.jpg.json"));
        sync();
        assertThat(fixture.files()).containsKey("Flyer.jpg.json");
        assertNothingToDo();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void followsAssetsThatExchangeTheirNames(boolean stillWanted) throws Exception {
        SampleAsset a = fixture.add("A");
        SampleAsset b = fixture.add("B");
        sync();
        fixture.later();
        fixture.library().rename(a.id(), "B");
        fixture.library().rename(b.id(), "A");
        SyncReport report = fixture.sync(settings -> settings.withWriteMetadata(stillWanted));
        assertThat(report.assets())
                .extracting(AssetReport::reason)
                .containsOnly("previously A.jpg", "previously B.jpg");
        assertThat(json("B.jpg.json").path("id").asText()).isEqualTo(a.id());
        assertThat(json("A.jpg.json").path("id").asText()).isEqualTo(b.id());
        fixture.assertNothingToDo();
    }

    @Test
    void overwritesNoAssetAndNoForeignFile() throws Exception {
        SampleAsset asset = fixture.library().add(NewAsset.jpeg("Flyer").tags(SyncFixture.TAG));
        fixture.later();
        SampleAsset twin = fixture.library()
                .add(NewAsset.jpeg("Flyer.jpg.json").fileName("Flyer.jpg.json").tags(SyncFixture.TAG));
        fixture.add("Poster");
        Files.createDirectories(fixture.folder);
        Files.writeString(fixture.folder.resolve("Poster.jpg.json"), "mine");
        SyncReport report = sync();
        assertThat(report.complete()).isTrue();
        assertThat(fixture.files()).containsEntry("Flyer.jpg", asset.sha256()).containsValue(twin.sha256());
        assertThat(json("Flyer.jpg.json").path("id").asText()).isEqualTo(asset.id());
        assertThat(fixture.folder.resolve("Poster.jpg.json")).hasContent("mine");
        assertThat(report.assets())
                .extracting(AssetReport::reason)
                .contains("newly tagged; no metadata written, because a file that is not from Bynder is named"
                        + " Poster.jpg.json");
        assertNothingToDo();
    }

    /** Case 13. */
    @Test
    void writesAnObjectValueUnchanged() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        String value =
                "{\"id\":7,\"price\":1.10,\"names\":{\"en\":\"R&amp;D\",\"none\":null},\"list\":[true,{\"a\":\"b\"}]}";
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.rewritten(json -> json.replace(
                                "\"userCreated\"",
                                "\"property_usage\":" + value
                                        + ",\"property_plain\":[\"x\",2],\"property_huge\":{\"a\":\""
                                        + "x".repeat(100_000) + "\"},\"userCreated\"")))
                        .on(Route.MEDIA_LIST));
        sync();
        JsonNode properties = json("Flyer.jpg.json").path("properties");
        assertThat(properties.path("usage")).isEqualTo(new ObjectMapper().readTree(value));
        assertThat(Files.readString(fixture.folder.resolve("Flyer.jpg.json"))).contains("1.10");
        assertThat(properties.path("plain")).hasToString("[\"x\",\"2\"]");
        assertThat(properties.path("huge").isArray()).isTrue();
        assertThat(fixture.files()).containsEntry("Flyer.jpg", asset.sha256());
        assertNothingToDo();
    }

    private SyncReport sync() throws IOException {
        return fixture.sync(settings -> settings.withWriteMetadata(true));
    }

    private void assertNothingToDo() throws IOException {
        var before = fixture.everything();
        assertThat(sync().assets()).isEmpty();
        assertThat(fixture.everything()).isEqualTo(before);
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(fixture.folder.resolve(name).toFile());
    }
}
