package io.jenkins.plugins.bynder.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BynderCauseTest {

    private static final String SCOPE = "Brand\nGelato";

    @TempDir
    Path build;

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "id" + i).toList();
    }

    @Test
    void countsTheUnionOfTheAssets() {
        BynderCause cause = new BynderCause(ids(0, 300), List.of("asset_bank.media.create"));
        cause.merge(new BynderCause(ids(200, 500), List.of("asset_bank.media.updated", "asset_bank.media.create")));
        assertThat(cause.getCount()).isEqualTo(500);
        assertThat(cause.getAssetIds()).isEqualTo(ids(0, 100));
        assertThat(cause.getMore()).isEqualTo(400);
        assertThat(cause.getEvents()).containsExactly("asset_bank.media.create", "asset_bank.media.updated");
    }

    @Test
    void theRecordOfABuildContainsTheCountAndAHundredIds() {
        BynderCause cause = new BynderCause(ids(0, 250), List.of());
        cause.settle(build);
        assertThat(cause.getCount()).isEqualTo(250);
        assertThat(cause.getAssetIds()).hasSize(100);
        assertThat(cause.getMore()).isEqualTo(150);
    }

    @Test
    void aFileOfTheBuildContainsAllIds() {
        BynderCause cause = new BynderCause(ids(0, 250), List.of()).within(SCOPE);
        cause.merge(new BynderCause(ids(200, 300), List.of()).within(SCOPE));
        cause.settle(build);
        assertThat(cause.changed(SCOPE, build)).contains(Set.copyOf(ids(0, 300)));
        assertThat(cause.assetIds(build)).containsExactlyElementsOf(ids(0, 300));
    }

    @Test
    void fewIdsNeedNoFile() throws IOException {
        BynderCause cause = new BynderCause(ids(0, 100), List.of()).within(SCOPE);
        cause.settle(build);
        assertThat(cause.changed(SCOPE, build)).contains(Set.copyOf(ids(0, 100)));
        assertThat(build).isEmptyDirectory();
    }

    @Test
    void namesChangesOnlyForItsOwnIntegrationAndTag() {
        BynderCause cause = new BynderCause(ids(0, 3), List.of()).within(SCOPE);
        assertThat(cause.changed("Brand\nother", build)).isEmpty();
        assertThat(new BynderCause(ids(0, 3), List.of()).changed("", build)).isEmpty();

        cause.merge(new BynderCause(ids(3, 5), List.of()).within("Brand\nother"));
        assertThat(cause.changed(SCOPE, build)).isEmpty();
        assertThat(cause.assetIds(build)).hasSize(5);
    }

    @Test
    void neverPassesOffAPartAsAllChanges() throws IOException {
        BynderCause cause = new BynderCause(ids(0, 250), List.of()).within(SCOPE);
        cause.settle(build);
        Path file = build.resolve("bynder").resolve("assets.txt");

        Files.write(file, ids(0, 249));
        assertThat(cause.changed(SCOPE, build)).isEmpty();
        assertThat(cause.assetIds(build)).containsExactlyElementsOf(ids(0, 100));

        List<String> hostile = new ArrayList<>(ids(0, 249));
        hostile.add("../x");
        Files.write(file, hostile);
        assertThat(cause.changed(SCOPE, build)).isEmpty();

        Files.write(file, ids(50, 300));
        assertThat(cause.changed(SCOPE, build)).isEmpty();

        Files.delete(file);
        assertThat(cause.changed(SCOPE, build)).isEmpty();
    }

    @Test
    void moreIdsThanTheLimitAreNotAllChanges() {
        BynderCause cause = new BynderCause(ids(0, BynderCause.IDS_COUNTED + 1), List.of()).within(SCOPE);
        assertThat(cause.getCount()).isEqualTo(BynderCause.IDS_COUNTED);
        assertThat(cause.changed(SCOPE, build)).isEmpty();
    }

    @Test
    void countsAssetsWithoutTheirIds() {
        BynderCause cause =
                new BynderCause(ids(0, 250), List.of()).within(SCOPE).withMore(750_000);
        cause.merge(new BynderCause(ids(200, 300), List.of()).within(SCOPE).withMore(1000));
        cause.settle(build);
        assertThat(cause.getCount()).isEqualTo(750_300);
        assertThat(cause.getMore()).isEqualTo(750_200);
        assertThat(cause.changed(SCOPE, build))
                .as("a sync must read the listing")
                .isEmpty();
        assertThat(cause.assetIds(build)).containsExactlyElementsOf(ids(0, 300));
    }

    @Test
    void ignoresUnsafeValues() {
        BynderCause cause = new BynderCause(
                List.of("<script>", "a,b", "../x", "good-1"), List.of("<b>", "asset_bank.media.create\n", "ok.name"));
        assertThat(cause.getAssetIds()).containsExactly("good-1");
        assertThat(cause.getEvents()).containsExactly("ok.name");
    }

    @Test
    void readsNamesOfEventsInAnySpelling() {
        assertThat(EventNames.of(" asset_bank.media.create,asset_bank.media.updated\n unknown "))
                .containsExactly("asset_bank.media.create", "asset_bank.media.updated", "unknown");
        assertThat(EventNames.of(" ")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventNames.of("asset_bank.media.create; rm"))
                .withMessageContaining("asset_bank.media.create;");
    }

    /** A queued build waits while many events arrive, but not for ever. */
    @Test
    void growsAsLongAsManyEventsArrive() {
        BynderCause cause = new BynderCause(ids(0, 200), List.of());
        long now = System.nanoTime();
        assertThat(cause.isGrowing(now)).isTrue();
        assertThat(cause.isGrowing(after(now, 4))).isTrue();
        assertThat(cause.isGrowing(after(now, 6))).isFalse();

        cause.merge(new BynderCause(ids(200, 1000), List.of()));
        cause.grow(after(now, 28));
        assertThat(cause.isGrowing(after(now, 29))).isTrue();
        assertThat(cause.isGrowing(after(now, 31))).isFalse();
    }

    @Test
    void doesNotWaitForUsersWhoTagOneAssetAfterTheOther() {
        BynderCause cause = new BynderCause(ids(0, 4), List.of());
        long now = System.nanoTime();
        cause.grow(after(now, 2));
        assertThat(cause.isGrowing(after(now, 2))).isTrue();

        cause.merge(new BynderCause(ids(4, 12), List.of()));
        cause.grow(after(now, 4));
        assertThat(cause.isGrowing(after(now, 4))).isFalse();
    }

    private static long after(long now, int seconds) {
        return now + Duration.ofSeconds(seconds).toNanos();
    }
}
