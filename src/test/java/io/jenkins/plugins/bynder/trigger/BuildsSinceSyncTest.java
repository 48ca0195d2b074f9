package io.jenkins.plugins.bynder.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.trigger.BuildsSinceSync.Later;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BuildsSinceSyncTest {

    private static final String SCOPE = "Brand\nGelato";

    private static Later build(int number, BynderCause... causes) {
        return new Later(number, List.of(causes), false, Path.of("missing"));
    }

    private static BynderCause cause(String... ids) {
        return new BynderCause(List.of(ids), List.of()).within(SCOPE);
    }

    private static BuildsSinceSync builds(Later... newestFirst) {
        return new BuildsSinceSync(List.of(newestFirst));
    }

    @Test
    void aBuildIsForItsOwnAssets() {
        assertThat(builds(build(6, cause("a", "b"))).changed(5, SCOPE)).contains(Set.of("a", "b"));
    }

    @Test
    void aBuildIsAlsoForAssetsOfEarlierFailedBuilds() {
        BuildsSinceSync builds = builds(build(7, cause("a")), build(6, cause("b")));
        assertThat(builds.changed(5, SCOPE)).contains(Set.of("a", "b"));
    }

    @Test
    void aUsersBuildInBetweenConsumesNoEvents() {
        Later manual = new Later(6, List.of(), true, Path.of("missing"));
        assertThat(builds(build(7, cause("a")), manual).changed(5, SCOPE)).contains(Set.of("a"));
    }

    @Test
    void aBuildThatAUserStartsSeesAll() {
        Later manual = new Later(6, List.of(), true, Path.of("missing"));
        Later both = new Later(6, List.of(cause("a")), true, Path.of("missing"));
        assertThat(builds(manual).changed(5, SCOPE)).isEmpty();
        assertThat(builds(both).changed(5, SCOPE)).isEmpty();
    }

    @Test
    void aDeletedBuildMayHaveBeenForOthers() {
        assertThat(builds(build(7, cause("a"))).changed(5, SCOPE)).isEmpty();
        assertThat(builds(build(8, cause("a")), build(6, cause("b"))).changed(5, SCOPE))
                .isEmpty();
    }

    @Test
    void aSecondSyncInTheSameBuildSeesAll() {
        assertThat(builds().changed(6, SCOPE)).isEmpty();
        assertThat(builds(build(6, cause("a"))).changed(6, SCOPE)).isEmpty();
    }

    @Test
    void anIncompleteCauseMakesAllChangesUnknown() {
        BynderCause other = new BynderCause(List.of("b"), List.of()).within("Brand\nother");
        assertThat(builds(build(7, cause("a")), build(6, other)).changed(5, SCOPE))
                .isEmpty();
    }

    @Test
    void aFirstBuildThatNamesNoAssetSeesAll() {
        assertThat(builds(build(6, cause())).changed(5, SCOPE)).isEmpty();
    }

    @Test
    void moreAssetsThanAScopedListingReadsAreUnknown() {
        String[] many = IntStream.range(0, 600).mapToObj(n -> "a" + n).toArray(String[]::new);
        String[] others = IntStream.range(0, 600).mapToObj(n -> "b" + n).toArray(String[]::new);
        assertThat(builds(build(7, cause(many)), build(6, cause(many))).changed(5, SCOPE))
                .hasValueSatisfying(ids -> assertThat(ids).hasSize(600));
        assertThat(builds(build(7, cause(many)), build(6, cause(others))).changed(5, SCOPE))
                .isEmpty();
    }

    @Test
    void readsALimitedNumberOfBuilds() {
        Later[] newestFirst = IntStream.range(0, BuildsSinceSync.MAX)
                .mapToObj(n -> build(500 - n, cause("a")))
                .toArray(Later[]::new);
        assertThat(builds(newestFirst).changed(300, SCOPE)).isEmpty();
    }
}
