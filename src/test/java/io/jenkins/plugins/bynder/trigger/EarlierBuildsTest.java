package io.jenkins.plugins.bynder.trigger;

import static io.jenkins.plugins.bynder.trigger.SampleAssetQuery.MONDAY;
import static io.jenkins.plugins.bynder.trigger.SampleAssetQuery.TUESDAY;
import static io.jenkins.plugins.bynder.trigger.SampleAssetQuery.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.trigger.EarlierBuilds.Earlier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EarlierBuildsTest {

    private static BynderCause cause(String revision) {
        return new BynderCause(List.of("a", "b"), List.of(), Map.of("a", revision, "other", revision));
    }

    private static Earlier build(BynderCause cause, Instant began) {
        return new Earlier(Optional.of(cause), began, false);
    }

    private static Optional<Instant> withoutEffect(Earlier... newestFirst) {
        return new EarlierBuilds(List.of(newestFirst)).withoutEffectSince("a", "1");
    }

    @Test
    void twoConsecutiveBuildsWithoutEffectForOneRevisionAreEnough() {
        assertThat(withoutEffect(build(cause("1"), WEDNESDAY), build(cause("1"), TUESDAY), build(cause("0"), MONDAY)))
                .contains(TUESDAY);
    }

    @Test
    void oneBuildIsNotEnough() {
        assertThat(withoutEffect(build(cause("1"), WEDNESDAY))).isEmpty();
    }

    @Test
    void aBuildThatChangedFilesResetsTheCount() {
        BynderCause effective = cause("1");
        effective.markEffective();
        assertThat(withoutEffect(build(cause("1"), WEDNESDAY), build(effective, TUESDAY)))
                .isEmpty();
    }

    @Test
    void failedBuildsOtherRevisionsAndOtherCausesDoNotCount() {
        Earlier good = build(cause("1"), WEDNESDAY);
        assertThat(withoutEffect(good, new Earlier(Optional.of(cause("1")), TUESDAY, true)))
                .isEmpty();
        assertThat(withoutEffect(good, build(cause("2"), TUESDAY))).isEmpty();
        assertThat(withoutEffect(good, new Earlier(Optional.empty(), TUESDAY, false)))
                .isEmpty();
        assertThat(withoutEffect(good, good).map(WEDNESDAY::equals)).contains(true);
    }

    @Test
    void aBuildIsForTheRevisionThatItsEventsFound() {
        EarlierBuilds builds = new EarlierBuilds(List.of(build(cause("2"), WEDNESDAY), build(cause("1"), TUESDAY)));
        assertThat(builds.wereFor("a", "1")).isTrue();
        assertThat(builds.wereFor("a", "3")).isFalse();
        assertThat(builds.wereFor("b", "1")).isFalse();
        assertThat(builds.wereFor("other", "1")).as("not an asset of the cause").isFalse();
    }

    @Test
    void whileTheBuildWaitsTheLatestRevisionCounts() {
        BynderCause cause = cause("1");
        cause.merge(cause("2"));
        assertThat(cause.revision("a")).contains("2");
    }
}
