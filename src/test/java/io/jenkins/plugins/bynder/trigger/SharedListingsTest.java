package io.jenkins.plugins.bynder.trigger;

import static io.jenkins.plugins.bynder.trigger.SampleAssetQuery.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedListingsTest {

    private Instant now = MONDAY;
    private final List<Integer> closed = new ArrayList<>();
    private final SharedListings<String, Integer> listings = new SharedListings<>(() -> now, closed::add);
    private int read;

    private int get(String key, String job, Instant atTheEarliest, Instant at) {
        try (SharedListings<String, Integer>.Use use = use(key, job, atTheEarliest, at)) {
            return use.listing();
        }
    }

    private SharedListings<String, Integer>.Use use(String key, String job, Instant atTheEarliest, Instant at) {
        now = at;
        return listings.get(key, job, atTheEarliest, () -> ++read);
    }

    private void expire(Instant at) {
        now = at;
        listings.expire();
    }

    @Test
    void aHundredJobsOfOneTagShareOneListing() {
        for (int job = 0; job < 100; job++) {
            assertThat(get("tag", "job" + job, Instant.MIN, MONDAY.plusSeconds(2L * job)))
                    .isEqualTo(1);
        }
        assertThat(get("other", "job1", Instant.MIN, MONDAY)).isEqualTo(2);
    }

    @Test
    void aJobNeverGetsTheSameListingTwice() {
        get("tag", "a", Instant.MIN, MONDAY);
        get("tag", "b", Instant.MIN, MONDAY.plusSeconds(1));
        assertThat(get("tag", "a", Instant.MIN, MONDAY.plusSeconds(60))).isEqualTo(2);
        assertThat(get("tag", "b", Instant.MIN, MONDAY.plusSeconds(61))).isEqualTo(2);
    }

    @Test
    void aListingThatIsOldOrOlderThanTheLastBuildIsReadAgain() {
        get("tag", "a", Instant.MIN, MONDAY);
        assertThat(get("tag", "b", MONDAY.plusSeconds(10), MONDAY.plusSeconds(20)))
                .isEqualTo(2);
        assertThat(get("tag", "c", Instant.MAX, MONDAY.plusSeconds(30)))
                .as("builds now")
                .isEqualTo(3);
        Instant late = MONDAY.plusSeconds(30).plus(SharedListings.KEPT);
        assertThat(get("tag", "d", Instant.MIN, late)).isEqualTo(3);
        assertThat(get("tag", "e", Instant.MIN, late.plusSeconds(1))).isEqualTo(4);
        assertThat(get("tag", "f", Instant.MIN, MONDAY.minus(Duration.ofDays(1))))
                .as("the clock was set back")
                .isEqualTo(5);
    }

    @Test
    void aListingThatCouldNotBeReadIsNotShared() {
        get("tag", "a", Instant.MIN, MONDAY);
        listings.forget("tag");
        assertThat(closed).containsExactly(1);
        assertThat(get("tag", "b", Instant.MIN, MONDAY)).isEqualTo(2);
    }

    @Test
    void aListingIsClosedWhenItIsOldOrReplaced() {
        get("tag", "a", Instant.MIN, MONDAY);
        get("other", "a", Instant.MIN, MONDAY);
        expire(MONDAY.plus(SharedListings.KEPT));
        assertThat(closed).isEmpty();
        get("tag", "a", Instant.MIN, MONDAY.plusSeconds(60));
        assertThat(closed).containsExactly(1);
        expire(MONDAY.plus(SharedListings.KEPT).plusSeconds(1));
        assertThat(closed).containsExactly(1, 2);
        listings.clear();
        assertThat(closed).containsExactly(1, 2, 3);
    }

    @Test
    void aListingIsNotClosedWhileAJobUsesIt() {
        SharedListings<String, Integer>.Use first = use("tag", "a", Instant.MIN, MONDAY);
        SharedListings<String, Integer>.Use second = use("tag", "b", Instant.MIN, MONDAY);
        assertThat(get("tag", "a", Instant.MIN, MONDAY.plusSeconds(1))).isEqualTo(2);
        first.close();
        assertThat(closed).isEmpty();
        second.close();
        assertThat(closed).containsExactly(1);
    }

    /** Otherwise each job would read a large listing again. */
    @Test
    void aListingThatTakesHoursIsSharedAfterwards() {
        SharedListings<String, Integer>.Use first = use("tag", "a", Instant.MIN, MONDAY);
        expire(MONDAY.plusSeconds(7200));
        assertThat(closed).isEmpty();
        first.close();
        assertThat(get("tag", "b", Instant.MIN, MONDAY.plusSeconds(7300))).isEqualTo(1);
        assertThat(get("tag", "c", MONDAY.plusSeconds(1), MONDAY.plusSeconds(7300)))
                .as("it is older than the last build")
                .isEqualTo(2);
        expire(MONDAY.plusSeconds(7600).plus(SharedListings.KEPT));
        assertThat(closed).containsExactly(1, 2);
    }
}
