package io.jenkins.plugins.bynder.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoLibraryTest {

    @Test
    void isListedCompletely() throws Exception {
        try (SamplePortal portal = SamplePortal.start()) {
            DemoLibrary.fill(portal);
            SamplePortalBrowser browser = new SamplePortalBrowser(portal);

            JsonNode listing = browser.json("/api/v4/media/?limit=1000&count=1&tags=Gelato&orderBy=dateCreated%20asc");

            List<SampleAsset> assets = portal.library().assets();
            assertThat(assets).hasSize(200);
            assertThat(assets)
                    .filteredOn(asset -> asset.tags().contains("Gelato"))
                    .hasSize(180);
            assertThat(assets).filteredOn(asset -> asset.tags().isEmpty()).hasSize(12);
            assertThat(listing.at("/count/total").asInt()).isEqualTo(188);
            Set<String> names = new HashSet<>();
            listing.get("media").forEach(entry -> names.add(entry.get("name").asText()));
            assertThat(names)
                    .contains("../../etc/passwd", "<script>alert(1)</script>", "夏のキャンペーン", "lone surrogate \ud83d end");
            assertThat(portal.library().named(DemoLibrary.FILM).size()).isEqualTo(200_000_000);
        }
    }

    @Test
    void hasTheSameFilesEachTime() throws Exception {
        try (SamplePortal one = SamplePortal.start();
                SamplePortal other = SamplePortal.start()) {
            DemoLibrary.fill(one);
            DemoLibrary.fill(other);
            for (int i = 0; i < 9; i++) {
                SampleAsset first = one.library().assets().get(i);
                SampleAsset second = other.library().assets().get(i);
                assertThat(second.id()).isEqualTo(first.id());
                assertThat(second.sha256()).isEqualTo(first.sha256());
            }
        }
    }
}
