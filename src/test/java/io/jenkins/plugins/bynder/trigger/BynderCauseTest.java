package io.jenkins.plugins.bynder.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BynderCauseTest {

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "id" + i).toList();
    }

    @Test
    void theCountIsThatOfTheUnion() {
        BynderCause cause = new BynderCause(ids(0, 300), List.of("asset_bank.media.create"));
        cause.merge(new BynderCause(ids(200, 500), List.of("asset_bank.media.updated", "asset_bank.media.create")));
        assertThat(cause.getCount()).isEqualTo(500);
        assertThat(cause.getAssetIds()).isEqualTo(ids(0, 100));
        assertThat(cause.getMore()).isEqualTo(400);
        assertThat(cause.getEvents()).containsExactly("asset_bank.media.create", "asset_bank.media.updated");
    }

    @Test
    void aBuildKeepsTheCountAndAHundredIds() {
        BynderCause cause = new BynderCause(ids(0, 250), List.of());
        cause.settle();
        assertThat(cause.getCount()).isEqualTo(250);
        assertThat(cause.getAssetIds()).hasSize(100);
        assertThat(cause.getMore()).isEqualTo(150);
    }

    @Test
    void nothingHostileComesIn() {
        BynderCause cause = new BynderCause(
                List.of("<script>", "a,b", "../x", "good-1"), List.of("<b>", "asset_bank.media.create\n", "ok.name"));
        assertThat(cause.getAssetIds()).containsExactly("good-1");
        assertThat(cause.getEvents()).containsExactly("ok.name");
    }

    @Test
    void namesOfEventsAreReadAsPeopleWriteThem() {
        assertThat(EventNames.of(" asset_bank.media.create,asset_bank.media.updated\n unknown "))
                .containsExactly("asset_bank.media.create", "asset_bank.media.updated", "unknown");
        assertThat(EventNames.of(" ")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventNames.of("asset_bank.media.create; rm"))
                .withMessageContaining("asset_bank.media.create;");
    }

    /** A build that is due again waits while events come in, but not for ever. */
    @Test
    void growsAsLongAsEventsComeIn() {
        BynderCause cause = new BynderCause(List.of("a"), List.of());
        long now = System.nanoTime();
        assertThat(cause.isGrowing(now)).isTrue();
        assertThat(cause.isGrowing(now + Duration.ofSeconds(6).toNanos())).isFalse();

        cause.merge(new BynderCause(List.of("b"), List.of()));
        assertThat(cause.isGrowing(System.nanoTime())).isTrue();
        assertThat(cause.isGrowing(now + Duration.ofSeconds(31).toNanos())).isFalse();
    }
}
