package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssetListingTest {

    private Fixture fixture;
    private AssetListing listing;
    private final List<SampleAsset> added = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        fixture = Fixture.start(SampleSettings.defaults().withoutRate());
        listing = new AssetListing(
                fixture.portal(fixture.permanentToken(), HttpSettings.standard()), Fixture.GELATO, AssetParts.basic());
        for (int n = 0; n < 1010; n++) {
            added.add(fixture.sample
                    .library()
                    .add(NewAsset.jpeg("Flyer " + n).size(300).tags("Gelato")));
        }
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void untag(int n) {
        fixture.sample.library().untag(added.get(n).id(), "Gelato");
    }

    @Test
    void detectsAnAssetThatMovesToAnEarlierPage() throws Exception {
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.meanwhile(() -> untag(0))).page(2).times(1));

        List<Asset> assets = listing.readWhole(5000);

        assertThat(assets)
                .extracting(Asset::id)
                .containsExactlyElementsOf(added.subList(1, added.size()).stream()
                        .map(SampleAsset::id)
                        .toList());
    }

    @Test
    void aReadingThatMissesAnAssetDoesNotAddUp() throws Exception {
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.meanwhile(() -> untag(0))).page(2).times(1));

        AssetListing.Result result = listing.read(asset -> true);

        assertThat(result.assets()).isEqualTo(1009);
        assertThat(result.addsUp()).isFalse();
        assertThat(listing.read(asset -> true).addsUp()).isTrue();
    }

    @Test
    void abandonsAListingThatKeepsChanging() {
        AtomicInteger next = new AtomicInteger();
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.meanwhile(() -> untag(next.getAndIncrement())))
                        .page(2));

        assertThatThrownBy(() -> listing.readWhole(5000))
                .isInstanceOf(PortalException.class)
                .hasMessageContaining("in 3 attempts");
    }

    @Test
    void returnsAnAssetOnTwoPagesOnce() throws Exception {
        fixture.sample.quirks().shiftPages(1);

        List<Asset> assets = listing.readWhole(5000);

        assertThat(assets).extracting(Asset::id).doesNotHaveDuplicates().hasSize(1010);
    }

    /** Case 4. */
    @Test
    void requestsSmallerPagesIfLargeOnesFail() throws Exception {
        fixture.sample.faults().add(FaultRule.api(Fault.status(504)).when(call -> call.limit() > 250));

        assertThat(listing.readWhole(5000)).hasSize(1010);
    }

    @Test
    void endsAtTheFirstAssetAboveTheLimit() throws Exception {
        assertThat(listing.readWhole(10)).hasSize(11);
        assertThat(fixture.sample.traffic().apiRequests()).isEqualTo(1);
    }

    /** The portal does not count its assets, so only a second reading proves that none is missing. */
    @Test
    void aListingWithoutTotalIsReadUntilItRepeats() throws Exception {
        fixture.sample.faults().add(FaultRule.api(Fault.rewritten(json -> json.replaceFirst("\"total\":\\d+,?", ""))));
        assertThat(listing.readWhole(5000)).hasSize(1010);
        assertThat(fixture.sample.traffic().apiRequests()).isEqualTo(4);

        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.meanwhile(() -> untag(0))).page(2).times(1));
        assertThat(listing.readWhole(5000))
                .extracting(Asset::id)
                .hasSize(1009)
                .doesNotContain(added.get(0).id());
        assertThat(fixture.sample.traffic().apiRequests()).isEqualTo(4 + 6);
    }
}
