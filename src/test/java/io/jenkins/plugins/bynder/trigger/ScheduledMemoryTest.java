package io.jenkins.plugins.bynder.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.LargeLibrary;
import io.jenkins.plugins.bynder.engine.util.JavaProcess;
import io.jenkins.plugins.bynder.state.SampleFolder;
import io.jenkins.plugins.bynder.state.TagAssets;
import io.jenkins.plugins.bynder.step.AssetSet;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scheduled comparison needs little memory, however large the library is. */
@org.junit.jupiter.api.Tag("small-heap")
public class ScheduledMemoryTest {

    private static final int ASSETS = 251_000;

    /** A tenth of what a map of these assets takes. */
    private static final String HEAP = "-Xmx28m";

    @TempDir
    private Path directory;

    @Test
    void aLargeLibraryFitsIntoASmallHeap() throws Exception {
        try (LargeLibrary library = LargeLibrary.start(ASSETS)) {
            String output = JavaProcess.output(
                    HEAP, ScheduledMemoryTest.class, library.url(), directory.toString(), Integer.toString(ASSETS));
            assertThat(output.lines().map(line -> line.replaceFirst(" due,.*", "")))
                    .containsExactly("unchanged: 0", "unchanged, listed before: 0", "new: 251000");
            assertThat(library.requests()).isEqualTo(ASSETS / 1000);
            assertThat(directory).isEmptyDirectory();
        }
    }

    /**
     * Arguments: address of the portal, a directory for files, the number of assets, and a directory of a job if its store is
     * to be used. The store is filled if it does not exist. Prints how many assets are due for two jobs that have synced all
     * and for one that has synced none, seconds, and the memory in use in MiB.
     */
    public static void main(String[] arguments) throws Exception {
        PortalAddress address = PortalAddress.of(arguments[0]);
        Path directory = Path.of(arguments[1]);
        Library all = new Library(Integer.parseInt(arguments[2]));
        SyncedAssets unchanged = all;
        if (arguments.length > 3) {
            SampleFolder folder = new SampleFolder(Path.of(arguments[3]), arguments[0], LargeLibrary.TAG);
            if (Files.notExists(folder.job().resolve("bynder"))) {
                folder.sync(1, "in", all);
            }
            unchanged = new Stored(folder.assets());
        }
        HttpPortal portal =
                HttpPortal.of(address, new PermanentToken("token"), RequestBudget.unlimited(), HttpSettings.standard());
        try (AssetQuery query = new PortalAssetQuery(portal, new ListingFiles(() -> directory))) {
            compare("unchanged", query, unchanged);
            compare("unchanged, listed before", query, unchanged);
            compare("new", query, new Library(0));
        }
    }

    private static void compare(String name, AssetQuery query, SyncedAssets synced) throws Exception {
        long start = System.nanoTime();
        DueChanges due = new DueChangesFinder(query, new Tag(LargeLibrary.TAG), synced).amongAll();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.gc();
        Runtime java = Runtime.getRuntime();
        System.out.printf(
                "%s: %d due, %.1f s, %d MiB%n",
                name, due.assetIds().size() + due.more(), seconds, java.totalMemory() - java.freeMemory() >> 20);
    }

    private record Stored(TagAssets assets) implements SyncedAssets {

        @Override
        public Map<String, SyncedRevision> find(Collection<String> ids) {
            return assets.find(ids);
        }

        @Override
        public void each(Consumer<SyncedRevision> reader) {
            assets.each(reader);
        }

        @Override
        public void settle(Collection<SyncedRevision> edited) {
            assertThat(edited).isEmpty();
        }
    }

    /** The first assets of the library, made when they are asked for. */
    private static final class Library extends AssetSet implements SyncedAssets {

        private final int count;

        Library(int count) {
            this.count = count;
        }

        @Override
        public Optional<SyncedRevision> find(String id) {
            return Optional.of(LargeLibrary.number(id)).filter(n -> n < count).map(Library::asset);
        }

        @Override
        public Map<String, SyncedRevision> find(Collection<String> ids) {
            return ids.stream()
                    .flatMap(id -> find(id).stream())
                    .collect(Collectors.toMap(SyncedRevision::id, Function.identity()));
        }

        @Override
        public void each(Consumer<SyncedRevision> reader) {
            forEach(reader);
        }

        @Override
        public void settle(Collection<SyncedRevision> edited) {
            assertThat(edited).isEmpty();
        }

        @Override
        public Iterator<SyncedRevision> iterator() {
            return IntStream.range(0, count).mapToObj(Library::asset).iterator();
        }

        @Override
        public int size() {
            return count;
        }

        private static SyncedRevision asset(int number) {
            return new SyncedRevision(
                    LargeLibrary.id(number),
                    LargeLibrary.date(number),
                    LargeLibrary.SIZE,
                    LargeLibrary.name(number),
                    "jpg",
                    "");
        }
    }
}
