package io.jenkins.plugins.bynder.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.JavaProcess;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.step.AssetSet;
import io.jenkins.plugins.bynder.step.SyncedFolder;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording a first sync, or one that changed nothing, needs little memory, however many assets the folder has. */
@Tag("small-heap")
public class FolderMemoryTest {

    private static final int ASSETS = 25_000;

    /** Too little for a map of these assets. */
    private static final String HEAP = "-Xmx16m";

    @TempDir
    private Path job;

    @Test
    void aLargeFolderFitsIntoASmallHeap() throws Exception {
        String output = JavaProcess.output(HEAP, FolderMemoryTest.class, job.toString(), Integer.toString(ASSETS));
        assertThat(output).startsWith(ASSETS + " assets after build 2, 2 of the last 2 with a file");
    }

    /** Arguments: directory of the job, the number of assets. Prints how many the folder has, and the milliseconds of the second sync. */
    public static void main(String[] arguments) throws IOException {
        Path job = Path.of(arguments[0]);
        int assets = Integer.parseInt(arguments[1]);
        FolderStates states = new FolderStates();
        sync(states, job, 1, assets);
        long start = System.nanoTime();
        sync(states, job, 2, assets);
        long millis = (System.nanoTime() - start) / 1_000_000;
        FolderFacts facts =
                states.read(job, all -> all.newestFirst().get(0).facts()).orElseThrow();
        long named = states.read(
                        job,
                        all -> all.newestFirst().get(0).page("", assets - 2, 5).assets().stream()
                                .filter(asset -> asset.path().endsWith(".jpg"))
                                .count())
                .orElseThrow();
        System.out.printf(
                "%d assets after build %d, %d of the last 2 with a file, %d ms%n",
                facts.assets(), facts.build(), named, millis);
    }

    private static void sync(FolderStates states, Path job, int build, int assets) throws IOException {
        FolderFacts facts =
                FolderFacts.ofSync("https://brand.bynder.com", "Gelato", "DAM import", build, 1000L + build, true, 1);
        SyncedFolder folder = new SyncedFolder(
                new Assets(assets),
                Set.of(),
                true,
                new SyncReport.Reading(SyncReport.Listing.FULL, LocalizableText.EMPTY, 1));
        JobFolderState.Reported reported = reader -> folder.landed().forEach(asset -> reader.accept(report(asset)));
        states.write(
                job,
                all -> all.folder(facts)
                        .synced(
                                facts,
                                folder,
                                Shard.whole(),
                                build == 1 ? reported : JobFolderState.Reported.nothing()));
    }

    private static AssetReport report(SyncedRevision asset) {
        return new AssetReport(
                asset.id(),
                asset.name(),
                asset.name() + ".jpg",
                Outcome.ADDED,
                LocalizableText.plain("new"),
                asset.size(),
                "0123456789abcdef".repeat(4));
    }

    /** Made when they are asked for. */
    private static final class Assets extends AssetSet {

        private final int count;

        Assets(int count) {
            this.count = count;
        }

        @Override
        public Optional<SyncedRevision> find(String id) {
            int number = Integer.parseInt(id.substring(id.length() - 8), 16);
            return Optional.of(number).filter(n -> n < count).map(Assets::asset);
        }

        @Override
        public Iterator<SyncedRevision> iterator() {
            return IntStream.range(0, count).mapToObj(Assets::asset).iterator();
        }

        @Override
        public int size() {
            return count;
        }

        private static SyncedRevision asset(int number) {
            String id = "%08X-ABCD-4EF0-%016X".formatted(number * 0x9E3779B1, (long) number);
            Instant modified = Instant.ofEpochMilli(1_700_000_000_000L + number);
            return new SyncedRevision(id, modified, 20_000, "Flyer number " + number, "jpg", "");
        }
    }
}
