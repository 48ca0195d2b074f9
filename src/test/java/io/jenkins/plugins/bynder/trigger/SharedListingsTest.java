package io.jenkins.plugins.bynder.trigger;

import static io.jenkins.plugins.bynder.trigger.SampleAssetQuery.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SharedListingsTest {

    private final SharedListings<String, Integer> listings = new SharedListings<>();
    private int read;

    private int get(String key, String job, Instant atTheEarliest, Instant now) {
        return listings.get(key, job, atTheEarliest, now, () -> ++read);
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
        assertThat(get("tag", "b", Instant.MIN, MONDAY)).isEqualTo(2);
    }
}
