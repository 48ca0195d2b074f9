package io.jenkins.plugins.bynder.engine.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuietPeriodTest {

    private final QuietPeriod quiet = QuietPeriod.standard();

    @Test
    void groupsEventsThatArriveDuringThePeriod() {
        quiet.add("a", event(1), at(0));
        quiet.add("a", event(2), at(2_900));
        assertThat(quiet.due(at(2_999))).isEmpty();
        assertThat(quiet.next()).contains(at(3_000));
        assertThat(quiet.due(at(3_000))).singleElement().satisfies(batch -> {
            assertThat(batch.portal()).isEqualTo("a");
            assertThat(batch.assetIds()).containsExactly("1", "2");
        });
        assertThat(quiet.due(at(100_000))).isEmpty();
        assertThat(quiet.next()).isEmpty();
    }

    /** One event a second without end, as of unrelated assets. */
    @Test
    void laterEventsDelayNoEarlierOne() {
        for (int millis = 0; millis < 60_000; millis += 1_000) {
            quiet.add("a", event(millis), at(millis));
            for (EventBatch batch : quiet.due(at(millis))) {
                assertThat(batch.events()).hasSizeLessThanOrEqualTo(4);
            }
            assertThat(quiet.next().orElse(at(millis))).isBetween(at(millis), at(millis + 3_000));
        }
    }

    @Test
    void keepsPortalsApart() {
        quiet.add("a", event(1), at(0));
        quiet.add("b", event(2), at(1_000));
        assertThat(quiet.due(at(3_000))).extracting(EventBatch::portal).containsExactly("a");
        assertThat(quiet.due(at(4_000))).extracting(EventBatch::portal).containsExactly("b");
    }

    @Test
    void aBatchIsCompleteIfAllItsEventsAre() {
        BynderEvent unclear = new BynderEvent("m", SnsFixture.TOPIC, "x.y", Set.of(), false, SnsFixture.NOW);
        assertThat(new EventBatch("a", List.of(event(1))).complete()).isTrue();
        assertThat(new EventBatch("a", List.of(event(1), unclear)).complete()).isFalse();
    }

    @Test
    void rejectsInvalidTimes() {
        assertThatThrownBy(() -> new QuietPeriod(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void returnsEveryEventOnceAndInTime(
            @ForAll @Size(max = 80) List<@IntRange(max = 5_000) Integer> pauses,
            @ForAll @IntRange(min = 1, max = 3) int portals) {
        QuietPeriod each = QuietPeriod.standard();
        Map<String, Set<String>> added = new HashMap<>();
        Map<String, List<String>> handedOver = new HashMap<>();
        Map<String, Instant> received = new HashMap<>();
        long now = 0;
        for (int i = 0; i < pauses.size(); i++) {
            for (int pause = pauses.get(i); pause > 0; pause -= 100) {
                now += Math.min(pause, 100);
                collect(each, at(now), handedOver, received);
            }
            String portal = "p" + i % portals;
            each.add(portal, event(i), at(now));
            received.put(Integer.toString(i), at(now));
            added.computeIfAbsent(portal, name -> new TreeSet<>()).add(Integer.toString(i));
        }
        while (each.next().isPresent()) {
            now += 100;
            collect(each, at(now), handedOver, received);
        }
        assertThat(handedOver.keySet()).isEqualTo(added.keySet());
        added.forEach((portal, ids) -> assertThat(handedOver.get(portal)).containsExactlyInAnyOrderElementsOf(ids));
    }

    private static void collect(
            QuietPeriod quiet, Instant now, Map<String, List<String>> handedOver, Map<String, Instant> received) {
        for (EventBatch batch : quiet.due(now)) {
            handedOver
                    .computeIfAbsent(batch.portal(), name -> new ArrayList<>())
                    .addAll(batch.assetIds());
            for (String id : batch.assetIds()) {
                assertThat(Duration.between(received.get(id), now)).isBetween(Duration.ZERO, Duration.ofMillis(3_100));
            }
        }
    }

    private static Instant at(long millis) {
        return SnsFixture.NOW.plusMillis(millis);
    }

    private static BynderEvent event(int number) {
        return new BynderEvent(
                "m" + number,
                SnsFixture.TOPIC,
                "asset_bank.media.create",
                Set.of(Integer.toString(number)),
                true,
                SnsFixture.NOW);
    }
}
