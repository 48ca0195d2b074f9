package io.jenkins.plugins.bynder.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.util.JavaProcess;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sync of a large library needs little memory on the controller. */
public class ListedAssetMemoryTest {

    private static final int ASSETS = 150_000;

    /** A third of what a map of these assets takes. */
    private static final String HEAP = "-Xmx18m";

    @TempDir
    private Path folder;

    @Test
    void aLongListingFitsIntoASmallHeap() throws Exception {
        String output = JavaProcess.output(
                HEAP, ListedAssetMemoryTest.class, folder.resolve("listed").toString(), Integer.toString(ASSETS));
        assertThat(output).startsWith("%d listed, %d found".formatted(ASSETS, ASSETS));
    }

    /** Arguments: the file, the number of assets. Prints how many the store has, and the memory in use in MiB. */
    public static void main(String[] arguments) {
        int assets = Integer.parseInt(arguments[1]);
        try (ListedAssetStore store = new ListedAssetStore(Path.of(arguments[0]))) {
            for (int n = 0; n < assets; n++) {
                store.put(asset(n));
            }
            int found = 0;
            for (SyncedRevision asset : store.latest()) {
                found += store.find(asset.id()).filter(asset::equals).isPresent() ? 1 : 0;
            }
            System.gc();
            Runtime java = Runtime.getRuntime();
            long used = java.totalMemory() - java.freeMemory() >> 20;
            System.out.printf("%d listed, %d found, %d MiB%n", store.latest().size(), found, used);
        }
    }

    private static SyncedRevision asset(int number) {
        String id = "%08X-ABCD-4EF0-%016X".formatted(number * 0x9E3779B1, (long) number);
        Instant modified = Instant.ofEpochMilli(1_700_000_000_000L + number);
        return new SyncedRevision(id, modified, 20_000, "Flyer number " + number, "jpg", "");
    }
}
