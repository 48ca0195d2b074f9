package io.jenkins.plugins.bynder.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assets that a sync has listed: two of them in memory, the others in a file. */
class ListedAssetStoreTest {

    private static final int IN_MEMORY = 2;

    private Path file;
    private ListedAssetStore store;

    @BeforeEach
    void open(@TempDir Path folder) {
        file = folder.resolve("bynder").resolve("listed");
        store = new ListedAssetStore(file, IN_MEMORY);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsEveryAsset() {
        putAll(5000);
        for (int n = 0; n < 5000; n++) {
            assertThat(store.find("id-" + n)).contains(asset(n));
        }
        assertThat(store.find("id-5000")).isEmpty();
        assertThat(store.size()).isEqualTo(5000);
        assertThat(store.latest()).hasSize(5000).doesNotHaveDuplicates().contains(asset(0), asset(4999));
    }

    @Test
    void writesNoFileForAFewAssets() {
        putAll(IN_MEMORY);
        assertThat(store.latest()).containsExactly(asset(0), asset(1));
        assertThat(file).doesNotExist();
    }

    @Test
    void anAssetThatIsListedTwiceCountsOnce() {
        putAll(4);
        SyncedRevision first = asset(0).withModified(Instant.ofEpochMilli(7));
        SyncedRevision last = asset(3).withModified(Instant.ofEpochMilli(8));
        store.put(first);
        store.put(last);
        assertThat(store.latest()).containsExactlyInAnyOrder(first, asset(1), asset(2), last);
        assertThat(store.latest()).hasSize(4);
        assertThat(store.size()).isEqualTo(4);
    }

    @Test
    void anAssetOfAnEarlierListingIsKnownButNotInTheLatest() {
        putAll(5);
        store.beginListing();
        store.put(asset(1));
        store.put(asset(4));
        assertThat(store.latest()).containsExactlyInAnyOrder(asset(1), asset(4));
        assertThat(store.latest()).hasSize(2);
        assertThat(store.latest().find("id-3")).isEmpty();
        assertThat(store.latest().find("id-0")).isEmpty();
        assertThat(store.find("id-3")).contains(asset(3));
        assertThat(store.find("id-0")).contains(asset(0));
    }

    @Test
    void aReplacedAssetStaysInOrOutsideOfTheLatestListing() {
        putAll(5);
        store.beginListing();
        store.put(asset(1));
        store.put(asset(4));
        for (int n = 0; n < 5; n++) {
            store.replace(asset(n).withItem("item"));
        }
        store.replace(asset(9));
        assertThat(store.latest()).containsExactlyInAnyOrder(asset(1).withItem("item"), asset(4).withItem("item"));
        assertThat(store.find("id-3")).contains(asset(3).withItem("item"));
        assertThat(store.find("id-9")).isEmpty();
    }

    @Test
    void aViewHasOnlyTheAssetsThatMatch() {
        putAll(6);
        AssetSet even =
                store.latest().where(asset -> Integer.parseInt(asset.id().substring(3)) % 2 == 0);
        assertThat(even).containsExactlyInAnyOrder(asset(0), asset(2), asset(4));
        assertThat(even).hasSize(3);
        assertThat(even.find("id-1")).isEmpty();
        assertThat(even.find("id-2")).contains(asset(2));
        assertThat(store.latest().where(asset -> false)).isEmpty();
    }

    @Test
    void keepsEveryText() {
        putAll(IN_MEMORY);
        SyncedRevision odd = new SyncedRevision(
                "odd", Instant.ofEpochMilli(-1), -1, "\u00c4 \ud83d\udc1e\n\0" + "x".repeat(100_000), "", "item-1");
        store.put(odd);
        assertThat(store.find("odd")).contains(odd);
        assertThat(List.copyOf(store.latest())).contains(odd);
    }

    @Test
    void anInterruptedThreadCanRead() {
        putAll(1000);
        Thread.currentThread().interrupt();
        try {
            assertThat(store.find("id-999")).contains(asset(999));
            assertThat(store.latest()).hasSize(1000);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(store.find("id-998")).contains(asset(998));
    }

    @Test
    void deletesItsFile() {
        putAll(5000);
        assertThat(Files.exists(file)).isTrue();
        store.close();
        assertThat(Files.exists(file)).isFalse();
    }

    private void putAll(int count) {
        IntStream.range(0, count).mapToObj(ListedAssetStoreTest::asset).forEach(store::put);
    }

    private static SyncedRevision asset(int number) {
        return new SyncedRevision(
                "id-" + number, Instant.ofEpochMilli(1000L + number), number, "Flyer " + number, "jpg", "");
    }
}
