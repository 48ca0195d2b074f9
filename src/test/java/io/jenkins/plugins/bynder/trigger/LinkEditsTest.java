package io.jenkins.plugins.bynder.trigger;

import static io.jenkins.plugins.bynder.trigger.SampleAssetQuery.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.step.SyncedRevision.Period;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkEditsTest {

    private static final PortalAddress BRAND = PortalAddress.of("https://brand.bynder.com");
    private static final PortalAddress OTHER = PortalAddress.of("https://other.bynder.com");

    private final LinkEdits edits = new LinkEdits();

    @Test
    void anEditDuringOurWriteIsOursOnlyInThatPortal() {
        edits.add(BRAND, List.of("a"), new Period(MONDAY, MONDAY.plusSeconds(60)));
        assertThat(edits.isOurs(BRAND, "a", MONDAY.plusSeconds(30))).isTrue();
        assertThat(edits.isOurs(BRAND, "a", MONDAY.plusSeconds(600))).isFalse();
        assertThat(edits.isOurs(BRAND, "b", MONDAY.plusSeconds(30))).isFalse();
        assertThat(edits.isOurs(OTHER, "a", MONDAY.plusSeconds(30))).isFalse();
    }

    @Test
    void dropsTheOldestEdits() {
        Period when = new Period(MONDAY, MONDAY);
        edits.add(BRAND, List.of("first", "again"), when);
        edits.add(
                BRAND,
                IntStream.range(0, LinkEdits.MAX_EDITS - 2)
                        .mapToObj(n -> "a" + n)
                        .toList(),
                when);
        edits.add(BRAND, List.of("again", "last"), when);
        assertThat(edits.isOurs(BRAND, "first", MONDAY)).isFalse();
        assertThat(edits.isOurs(BRAND, "again", MONDAY)).isTrue();
        assertThat(edits.isOurs(BRAND, "last", MONDAY)).isTrue();
    }
}
