package io.jenkins.plugins.bynder.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.Await;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.step.AssetSet;
import io.jenkins.plugins.bynder.step.SyncedFolder;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Effects of a crash, or of another program, on the store of a job. */
class DamagedStoreTest {

    private static final int ASSETS = 500;
    private static final Logger LOGGER = Logger.getLogger(FolderStates.class.getName());

    @TempDir
    Path job;

    private final FolderStates states = new FolderStates();
    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            logged.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
    }

    @Test
    void aTruncatedStoreIsReadOrSetAsideAndRepairedByTheNextSync() throws IOException {
        byte[] whole = twoBuilds();
        for (int length = 0; length < whole.length; length += Math.max(1, whole.length / 40)) {
            damaged(Arrays.copyOf(whole, length), "cut to " + length);
        }
    }

    @Test
    void tooLittleMemoryIsNoDamage() throws IOException {
        twoBuilds();
        OutOfMemoryError tooLittle = new OutOfMemoryError("Java heap space");
        assertThatThrownBy(() -> states.write(job, folders -> {
                    throw DataUtils.newMVStoreException(DataUtils.ERROR_INTERNAL, "{0}", tooLittle);
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Java heap space");
        assertThatThrownBy(() -> states.write(job, folders -> {
                    throw tooLittle;
                }))
                .isSameAs(tooLittle);
        assertThat(states.read(
                        job, folders -> folders.newestFirst().get(0).facts().assets()))
                .contains(ASSETS);
        assertThat(logged).isEmpty();
    }

    /** For example if the disk is full while a call compares the store with a listing. */
    @Test
    void aFailureToReadAnotherFileIsNoDamage() throws IOException {
        twoBuilds();
        assertThatThrownBy(() -> states.write(job, folders -> {
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");
        assertThat(builds()).hasSize(ASSETS);
        assertThat(logged).isEmpty();
    }

    @Test
    void aStoreWithForeignBytesIsReadOrSetAsideAndRepairedByTheNextSync() throws IOException {
        byte[] whole = twoBuilds();
        Random random = new Random(7);
        for (int n = 0; n < 60; n++) {
            byte[] bytes = whole.clone();
            int from = random.nextInt(bytes.length);
            int length = Math.min(bytes.length - from, 1 << random.nextInt(14));
            for (int at = from; at < from + length; at++) {
                bytes[at] = (byte) random.nextInt();
            }
            damaged(bytes, length + " bytes at " + from);
        }
        damaged("<html>".getBytes(StandardCharsets.UTF_8), "a web page");
    }

    /** Each read returns what a build recorded, or nothing and one line in the log. */
    private void damaged(byte[] bytes, String how) throws IOException {
        Files.write(file(), bytes);
        logged.clear();
        List<Integer> builds = builds();
        if (builds.isEmpty()) {
            assertThat(logged).as(how).hasSize(1).first().asString().contains("folders.mv.damaged");
            assertThat(file()).as(how).doesNotExist();
        } else {
            assertThat(builds).as(how).hasSize(ASSETS).allMatch(build -> build == 1 || build == 2);
        }
        logged.clear();
        sync(states, job, 3);
        assertThat(builds()).as(how).hasSize(ASSETS).containsOnly(3);
        assertThat(logged).as(how).hasSizeLessThan(2);
    }

    private List<Integer> builds() {
        return states.read(job, folders -> {
                    List<Integer> found = new ArrayList<>();
                    folders.newestFirst()
                            .forEach(folder -> folder.each(asset ->
                                    found.add(Integer.parseInt(asset.revision().item()))));
                    return found;
                })
                .orElse(List.of());
    }

    private byte[] twoBuilds() throws IOException {
        sync(states, job, 1);
        sync(states, job, 2);
        return Files.readAllBytes(file());
    }

    private Path file() {
        return job.resolve("bynder").resolve("folders.mv");
    }

    @Test
    void aKilledProcessLosesNoRecordedSync() throws Exception {
        Random random = new Random(11);
        Path told = job.resolve("told");
        int recorded = 0;
        for (int n = 0; n < 8; n++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledWriter.class.getName(),
                            job.toString(),
                            Integer.toString(recorded + 1))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(told.toFile())
                    .start();
            int until = recorded + 1 + random.nextInt(12);
            int start = recorded;
            Await.until("the next syncs are recorded", () -> last(told, start) >= until || !writer.isAlive());
            for (int spins = random.nextInt(2_000_000); spins > 0; spins--) {
                Thread.onSpinWait();
            }
            writer.destroyForcibly().waitFor();
            recorded = last(told, recorded);
            assertThat(recorded).isGreaterThanOrEqualTo(until);
            int last = recorded;
            assertThat(builds()).hasSize(ASSETS).allMatch(build -> build == last || build == last + 1);
            assertThat(builds().stream().distinct()).hasSize(1);
            recorded = builds().get(0);
        }
        assertThat(logged).isEmpty();
        assertThat(job.resolve("bynder").resolve("folders.mv.damaged")).doesNotExist();
    }

    /** The last number in a file whose end may be missing. */
    private static int last(Path told, int before) throws IOException {
        String text = Files.readString(told);
        String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n");
        String last = lines[lines.length - 1];
        return last.isEmpty() ? before : Integer.parseInt(last);
    }

    /** Records syncs and prints their numbers until it is killed. */
    static final class KilledWriter {

        private KilledWriter() {}

        public static void main(String[] arguments) throws IOException {
            FolderStates states = new FolderStates();
            for (int build = Integer.parseInt(arguments[1]); ; build++) {
                sync(states, Path.of(arguments[0]), build);
                System.out.println(build);
            }
        }
    }

    /** Every asset contains the number of the build. */
    private static void sync(FolderStates states, Path job, int build) throws IOException {
        List<SyncedRevision> landed = IntStream.range(0, ASSETS)
                .mapToObj(n -> new SyncedRevision(
                        "asset-" + n, Instant.EPOCH, 100, "Picture " + n, "jpg", Integer.toString(build)))
                .toList();
        FolderFacts facts =
                FolderFacts.ofSync("https://brand.bynder.com", "Gelato", "in", build, build, true, FolderFacts.UNKNOWN);
        SyncedFolder folder = new SyncedFolder(
                AssetSet.of(landed),
                Set.of(),
                true,
                new SyncReport.Reading(SyncReport.Listing.FULL, LocalizableText.EMPTY, 0));
        states.write(
                job, all -> all.folder(facts).synced(facts, folder, Shard.whole(), JobFolderState.Reported.nothing()));
    }
}
