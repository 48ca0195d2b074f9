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
        SampleAsset asset = rig.library()
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
        SampleAsset asset = rig.add("Flyer");
        sync();
        rig.later();
        rig.library().describe(asset.id(), "new words");
        SyncReport described = sync();
        assertThat(described.assets()).extracting(AssetReport::outcome).containsExactly(Outcome.METADATA_ONLY);
        assertThat(json("Flyer.jpg.json").path("description").asText()).isEqualTo("new words");
        rig.later();
        rig.library().rename(asset.id(), "Poster");
        SyncReport renamed = sync();
        assertThat(renamed.bytesDownloaded()).isZero();
        assertThat(rig.files()).containsOnlyKeys("Poster.jpg", "Poster.jpg.json");
        assertThat(json("Poster.jpg.json").path("name").asText()).isEqualTo("Poster");
        assertNothingToDo();
        rig.library().untag(asset.id(), SyncFixture.TAG);
        sync();
        assertThat(rig.files()).isEmpty();
    }

    @Test
    void isWrittenOnRequestAndRestored() throws Exception {
        rig.add("Flyer");
        rig.sync();
        SyncReport first = sync();
        assertThat(first.assets())
                .extracting(AssetReport::outcome, AssetReport::reason)
                .containsExactly(tuple(Outcome.METADATA_ONLY, "metadata file updated"));
        assertThat(first.bytesDownloaded()).isZero();
        assertThat(first.apiRequests()).isEqualTo(1);
        Files.delete(rig.folder.resolve("Flyer.jpg.json"));
        sync();
        assertThat(rig.files()).containsKey("Flyer.jpg.json");
        assertNothingToDo();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void followsAssetsThatExchangeTheirNames(boolean stillWanted) throws Exception {
        SampleAsset a = rig.add("A");
        SampleAsset b = rig.add("B");
        sync();
        rig.later();
        rig.library().rename(a.id(), "B");
        rig.library().rename(b.id(), "A");
        SyncReport report = rig.sync(settings -> settings.withWriteMetadata(stillWanted));
        assertThat(report.assets())
                .extracting(AssetReport::reason)
                .containsOnly("previously A.jpg", "previously B.jpg");
        assertThat(json("B.jpg.json").path("id").asText()).isEqualTo(a.id());
        assertThat(json("A.jpg.json").path("id").asText()).isEqualTo(b.id());
        rig.assertNothingToDo();
    }

    @Test
    void overwritesNoAssetAndNoForeignFile() throws Exception {
        SampleAsset asset = rig.library().add(NewAsset.jpeg("Flyer").tags(SyncFixture.TAG));
        rig.later();
        SampleAsset twin = rig.library()
                .add(NewAsset.jpeg("Flyer.jpg.json").fileName("Flyer.jpg.json").tags(SyncFixture.TAG));
        rig.add("Poster");
        Files.createDirectories(rig.folder);
        Files.writeString(rig.folder.resolve("Poster.jpg.json"), "mine");
        SyncReport report = sync();
        assertThat(report.complete()).isTrue();
        assertThat(rig.files()).containsEntry("Flyer.jpg", asset.sha256()).containsValue(twin.sha256());
        assertThat(json("Flyer.jpg.json").path("id").asText()).isEqualTo(asset.id());
        assertThat(rig.folder.resolve("Poster.jpg.json")).hasContent("mine");
        assertThat(report.assets())
                .extracting(AssetReport::reason)
                .contains("newly tagged; no metadata written, because a file that is not from Bynder is named"
                        + " Poster.jpg.json");
        assertNothingToDo();
    }

    /** Case 13. */
    @Test
    void writesAnObjectValueUnchanged() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        String value =
                "{\"id\":7,\"price\":1.10,\"names\":{\"en\":\"R&amp;D\",\"none\":null},\"list\":[true,{\"a\":\"b\"}]}";
        rig.portal
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
        assertThat(Files.readString(rig.folder.resolve("Flyer.jpg.json"))).contains("1.10");
        assertThat(properties.path("plain")).hasToString("[\"x\",\"2\"]");
        assertThat(properties.path("huge").isArray()).isTrue();
        assertThat(rig.files()).containsEntry("Flyer.jpg", asset.sha256());
        assertNothingToDo();
    }

    private SyncReport sync() throws IOException {
        return rig.sync(settings -> settings.withWriteMetadata(true));
    }

    private void assertNothingToDo() throws IOException {
        var before = rig.everything();
        assertThat(sync().assets()).isEmpty();
        assertThat(rig.everything()).isEqualTo(before);
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(rig.folder.resolve(name).toFile());
    }
}
