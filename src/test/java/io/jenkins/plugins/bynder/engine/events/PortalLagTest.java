package io.jenkins.plugins.bynder.engine.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortalLagTest {

    private static final Instant SENT = SnsFixture.NOW;

    @Test
    void aStateOlderThanTheEventDoesNotShowItsChange() {
        assertThat(notShown("meta_updated", Map.of("a", SENT.minusSeconds(6)))).containsExactly("a");
        assertThat(notShown("meta_updated", Map.of("a", SENT.minusSeconds(5)))).isEmpty();
        assertThat(notShown("meta_updated", Map.of("a", SENT.plusSeconds(60)))).isEmpty();
    }

    @Test
    void anAssetThatIsNotListedIsNotShownUnlessItIsGone() {
        assertThat(notShown("create", Map.of())).containsExactly("a");
        assertThat(notShown("deleted", Map.of())).isEmpty();
        assertThat(notShown("archived", Map.of())).isEmpty();
        List<BynderEvent> both = List.of(event("meta_updated", true), event("archived", true));
        assertThat(PortalLag.notShown(both, Map.of())).isEmpty();
    }

    @Test
    void aDeletedAssetThatIsListedIsNotShownAsDeleted() {
        assertThat(notShown("deleted", Map.of("a", SENT))).containsExactly("a");
    }

    @Test
    void doesNotWaitForEventsWithoutAChangeOrWithoutAllAssets() {
        assertThat(notShown("pre_archived", Map.of("a", Instant.EPOCH))).isEmpty();
        assertThat(PortalLag.notShown(List.of(event("create", false)), Map.of()))
                .isEmpty();
    }

    private static Set<String> notShown(String name, Map<String, Instant> modified) {
        return PortalLag.notShown(List.of(event(name, true)), modified);
    }

    private static BynderEvent event(String name, boolean complete) {
        return new BynderEvent(
                "message-" + name, SnsFixture.TOPIC, "asset_bank.media." + name, Set.of("a"), complete, SENT);
    }
}
