package io.jenkins.plugins.bynder.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncedAssetsTest {

    private static final PortalAddress PORTAL = PortalAddress.of("https://brand.bynder.com");
    private static final Instant THEN = Instant.parse("2026-03-02T10:00:00.123Z");

    @TempDir
    Path job;

    private SyncedAssetsFile file(String tag) {
        return new SyncedAssetsFile(job, PORTAL, tag);
    }

    private static SyncedAsset asset(String id, String item) {
        return new SyncedAsset(id, THEN, 100, "Crème \"brûlée\"\n" + id, "jpg", item);
    }

    @Test
    void whatWasWrittenIsReadAgain() throws Exception {
        SyncedAsset.Period minute = new SyncedAsset.Period(THEN, THEN.plusSeconds(60));
        List<SyncedAsset> assets =
                List.of(asset("a", ""), asset("b", "item-b"), asset("c", "").withLinking(minute));
        file("Tag/../with: strange\\ things").write(new SyncedAssets(assets));
        assertThat(file("Tag/../with: strange\\ things").read().orElseThrow().all())
                .containsExactlyElementsOf(assets);
        assertThat(file("Other").read()).isEmpty();
        try (Stream<Path> files = Files.list(job.resolve("bynder"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aDamagedFileIsAJobThatNeverSynced() throws Exception {
        file("Gelato").write(new SyncedAssets(List.of(asset("a", ""))));
        Path file;
        try (Stream<Path> files = Files.list(job.resolve("bynder"))) {
            file = files.findFirst().orElseThrow();
        }
        String whole = Files.readString(file);
        for (String damaged : List.of(
                "",
                "{",
                whole.substring(0, whole.length() / 2),
                whole.replace("\"format\":1", "\"format\":2"),
                whole.replace("\"id\":\"a\"", "\"id\":\"../a\""))) {
            Files.writeString(file, damaged);
            assertThat(file("Gelato").read()).as(damaged).isEmpty();
        }
    }

    @Test
    void aCompleteSyncForgetsWhatIsGoneFromItsShardAlone() {
        List<String> ids = IntStream.range(0, 20).mapToObj(i -> "asset" + i).toList();
        SyncedAssets before =
                new SyncedAssets(ids.stream().map(id -> asset(id, "")).toList());
        Shard first = new Shard(1, 2);
        SyncedAssets after = before.after(List.of(), first, true);
        assertThat(after.ids()).isNotEmpty().noneMatch(first::holds);
        assertThat(after.ids().size()).isLessThan(20);
    }

    @Test
    void aSyncWithFailuresForgetsNothing() {
        SyncedAssets before = new SyncedAssets(List.of(asset("gone", ""), asset("failed", "")));
        SyncedAssets after = before.after(List.of(asset("new", "")), Shard.whole(), false);
        assertThat(after.ids()).containsExactlyInAnyOrder("gone", "failed", "new");
    }

    @Test
    void theKnownOriginalIsKeptWhileTheAssetHasNotMoved() {
        SyncedAssets before = new SyncedAssets(List.of(asset("a", "item")));
        assertThat(before.after(List.of(asset("a", "")), Shard.whole(), true)
                        .find("a")
                        .orElseThrow()
                        .item())
                .isEqualTo("item");
        SyncedAsset moved = asset("a", "").withModified(THEN.plusSeconds(1));
        assertThat(before.after(List.of(moved), Shard.whole(), true)
                        .find("a")
                        .orElseThrow()
                        .item())
                .isEmpty();
    }
}
