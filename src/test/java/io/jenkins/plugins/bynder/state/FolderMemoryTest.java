package io.jenkins.plugins.bynder.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.step.AssetSet;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import io.jenkins.plugins.bynder.step.SyncedFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording a sync that changed nothing needs little memory, however many assets the folder has. */
public class FolderMemoryTest {

    private static final int ASSETS = 40_000;
    private static final int AT_ONCE = 4000;

    /** Too little for a map of these assets. */
    private static final String HEAP = "-Xmx16m";

    @TempDir
    private Path job;

    @Test
    void anUnchangedFolderFitsIntoASmallHeap() throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FolderMemoryTest.class.getName(),
                        job.toString(),
                        Integer.toString(ASSETS))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        assertThat(output).startsWith(ASSETS + " assets after build 2");
    }

    /** Arguments: directory of the job, the number of assets. Prints how many the folder has, and the milliseconds. */
    public static void main(String[] arguments) throws IOException {
        Path job = Path.of(arguments[0]);
        int assets = Integer.parseInt(arguments[1]);
        FolderStates states = new FolderStates();
        for (int from = 0; from < assets; from += AT_ONCE) {
            sync(states, job, 1, from, Math.min(assets, from + AT_ONCE), SyncReport.Listing.SCOPED);
        }
        long start = System.nanoTime();
        sync(states, job, 2, 0, assets, SyncReport.Listing.FULL);
        long millis = (System.nanoTime() - start) / 1_000_000;
        FolderFacts facts =
                states.read(job, all -> all.newestFirst().get(0).facts()).orElseThrow();
        System.out.printf("%d assets after build %d, %d ms%n", facts.assets(), facts.build(), millis);
    }

    private static void sync(FolderStates states, Path job, int build, int from, int to, SyncReport.Listing listing)
            throws IOException {
        FolderFacts facts =
                FolderFacts.ofSync("https://brand.bynder.com", "Gelato", "DAM import", build, 1000L + build, true, 1);
        SyncedFolder folder =
                new SyncedFolder(new Assets(from, to), Set.of(), true, new SyncReport.Reading(listing, "", 1));
        states.write(
                job, all -> all.folder(facts).synced(facts, folder, Shard.whole(), JobFolderState.Reported.nothing()));
    }

    /** Made when they are asked for. */
    private static final class Assets extends AssetSet {

        private final int from;
        private final int to;

        Assets(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public Optional<SyncedAsset> find(String id) {
            int number = Integer.parseInt(id.substring(id.length() - 8), 16);
            return Optional.of(number).filter(n -> n >= from && n < to).map(Assets::asset);
        }

        @Override
        public Iterator<SyncedAsset> iterator() {
            return IntStream.range(from, to).mapToObj(Assets::asset).iterator();
        }

        @Override
        public int size() {
            return to - from;
        }

        private static SyncedAsset asset(int number) {
            String id = "%08X-ABCD-4EF0-%016X".formatted(number * 0x9E3779B1, (long) number);
            Instant modified = Instant.ofEpochMilli(1_700_000_000_000L + number);
            return new SyncedAsset(id, modified, 20_000, "Flyer number " + number, "jpg", "");
        }
    }
}
