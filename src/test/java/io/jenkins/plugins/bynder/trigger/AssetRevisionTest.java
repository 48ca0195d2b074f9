package io.jenkins.plugins.bynder.trigger;

import static io.jenkins.plugins.bynder.trigger.SampleAssetQuery.MONDAY;
import static io.jenkins.plugins.bynder.trigger.SampleAssetQuery.TUESDAY;
import static io.jenkins.plugins.bynder.trigger.SampleAssetQuery.asset;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import org.junit.jupiter.api.Test;

class AssetRevisionTest {

    private static String of(Asset asset) {
        return AssetRevision.of(asset);
    }

    @Test
    void anEditThatDoesNotAffectASyncKeepsTheRevision() {
        assertThat(of(asset("a", "Poster", 5, TUESDAY, "x", "y")))
                .isEqualTo(of(asset("a", "Poster", 5, MONDAY, "y", "x")));
    }

    @Test
    void anEditThatAffectsASyncChangesTheRevision() {
        String before = of(asset("a", "Poster", 5, MONDAY, "x"));
        assertThat(of(asset("a", "Flyer", 5, MONDAY, "x"))).isNotEqualTo(before);
        assertThat(of(asset("a", "Poster", 6, MONDAY, "x"))).isNotEqualTo(before);
        assertThat(of(asset("a", "Poster", 5, MONDAY))).isNotEqualTo(before);
        assertThat(of(asset("a", "Poster", 5, MONDAY, true, "x"))).isNotEqualTo(before);
        assertThat(AssetRevision.NOT_SHOWN).isNotEqualTo(before);
    }
}
