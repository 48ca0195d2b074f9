package io.jenkins.plugins.bynder.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.step.AssetSet;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagAssetsTest {

    private static final String PORTAL = "https://brand.bynder.com";

    @TempDir
    Path job;

    private TagAssets assets(String tag) {
        return new SampleFolder(job, PORTAL, tag).assets();
    }

    private List<SyncedRevision> all(String tag) {
        List<SyncedRevision> all = new ArrayList<>();
        assets(tag).each(all::add);
        return all;
    }

    private static SyncedRevision asset(String name, int number) {
        return new SyncedRevision("id-" + number, Instant.ofEpochMilli(number), number, name, "jpg", "");
    }

    private static List<SyncedRevision> assets(String name, int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> asset(name, n)).toList();
    }

    private void sync(int build, String tag, String folder, List<SyncedRevision> landed) throws IOException {
        new SampleFolder(job, PORTAL, tag).sync(build, folder, AssetSet.of(landed));
    }

    @Test
    void aJobThatNeverSyncedTheTagHasNone() throws IOException {
        assertThat(all("Gelato")).isEmpty();
        sync(1, "Sorbet", "in", assets("a", 0, 3));
        assertThat(all("Gelato")).isEmpty();
        assertThat(assets("Gelato").find(List.of("id-1"))).isEmpty();
    }

    @Test
    void passesOnEachAssetOnceInParts() throws IOException {
        sync(1, "Gelato", "in", assets("a", 0, 12_345));
        assertThat(all("Gelato")).hasSize(12_345).containsExactlyInAnyOrderElementsOf(assets("a", 0, 12_345));
        assertThat(assets("Gelato").find(List.of("id-7", "id-12345", "id-0")).values())
                .containsExactly(asset("a", 7), asset("a", 0));
    }

    @Test
    void passesOnAnAssetOfTwoFoldersOnceAndForgetsFoldersThatAreNoLongerSynced() throws IOException {
        sync(1, "Gelato", "old", assets("old", 0, 20));
        sync(2, "Gelato", "one", assets("one", 0, 10));
        assertThat(all("Gelato")).containsExactlyInAnyOrderElementsOf(assets("one", 0, 10));
        sync(2, "Gelato", "two", assets("two", 5, 6000));
        List<SyncedRevision> all = all("Gelato");
        assertThat(all).extracting(SyncedRevision::id).hasSize(6000).doesNotHaveDuplicates();
        all.forEach(
                asset -> assertThat(assets("Gelato").find(List.of(asset.id()))).containsEntry(asset.id(), asset));
    }

    @Test
    void changesManyAssetsInParts() throws IOException {
        sync(1, "Gelato", "in", assets("a", 0, 5000));
        List<String> ids = IntStream.range(0, 4500).mapToObj(n -> "id-" + n).toList();
        new FolderStates()
                .write(
                        job,
                        folders -> folders.of(PORTAL, "Gelato")
                                .get(0)
                                .change(
                                        ids,
                                        asset -> asset.withRevision(
                                                asset.revision().withItem("item"))));
        assertThat(all("Gelato"))
                .filteredOn(asset -> asset.item().equals("item"))
                .hasSize(4500);
        assertThat(all("Gelato")).hasSize(5000);
    }
}
