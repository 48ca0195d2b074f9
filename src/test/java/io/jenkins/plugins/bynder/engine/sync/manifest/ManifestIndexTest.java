package io.jenkins.plugins.bynder.engine.sync.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import io.jenkins.plugins.bynder.engine.util.TextHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A manifest that is read with the index beside it gives the same entries, or the whole file is read. */
class ManifestIndexTest {

    private static final int IDS = 500;

    @TempDir
    private Path folder;

    private final Map<String, ManifestEntry> expected = new HashMap<>();
    private Path file;
    private Path index;

    @BeforeEach
    void name() {
        file = folder.resolve("manifest.jsonl");
        index = folder.resolve("manifest.index");
    }

    /** What can happen to the two files between two syncs. */
    @FunctionalInterface
    private interface Change {
        void make(Path file, Path index) throws IOException;
    }

    @RepeatedTest(20)
    void givesTheEntriesOfTheManifest(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        boolean indexed = false;
        for (int run = 0; run < 12; run++) {
            ManifestContent before =
                    random.nextBoolean() ? ManifestContent.read(file) : ManifestContent.readFew(file, last -> true);
            try (before;
                    Manifest manifest = Manifest.open(file, "https://portal.example", "Gelato", before)) {
                if (random.nextInt(3) > 0) {
                    manifest.keepIndex();
                }
                change(manifest, random, random.nextInt(3) * random.nextInt(900));
                manifest.listed(ListingState.unknown().withGeneration(run + 1));
            }
            try (ManifestContent few = ManifestContent.readFew(file, last -> true);
                    ManifestContent all = ManifestContent.read(file)) {
                assertThat(new HashMap<>(few.entries())).isEqualTo(expected);
                assertThat(names(few.entries())).isEqualTo(names(all.entries())).isEqualTo(names());
                assertThat(few.listing().generation()).isEqualTo(run + 1);
                assertThat(List.of(few.header(), few.listing(), few.lines(), few.damaged(), few.torn()))
                        .isEqualTo(List.of(all.header(), all.listing(), all.lines(), all.damaged(), all.torn()));
                assertThat(few.entries().present()).isEqualTo(all.entries().present());
                assertThat(few.entries().moving())
                        .hasSameElementsAs(all.entries().moving());
            }
            indexed |= Files.exists(index);
        }
        assertThat(indexed).isTrue();
    }

    @Test
    void savesReadingTheLines() throws IOException {
        String id = damagedBehindTheIndex();
        try (ManifestContent few = ManifestContent.readFew(file, last -> true)) {
            assertThat(few.isDamaged()).isFalse();
            assertThat(few.entries()).hasSameSizeAs(expected);
            String other = expected.keySet().stream()
                    .filter(known -> !known.equals(id))
                    .findFirst()
                    .orElseThrow();
            assertThat(few.entries().find(other)).contains(expected.get(other));
            assertThatThrownBy(() -> few.entries().find(id))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(file.toString());
        }
        try (ManifestContent next = ManifestContent.readFew(file, last -> true)) {
            assertThat(next.isDamaged())
                    .as("the whole file is read after a damaged line was found")
                    .isTrue();
        }
    }

    static Stream<Change> changes() {
        return Stream.of(
                (file, index) -> Files.setLastModifiedTime(file, FileTime.fromMillis(1)),
                (file, index) -> keepingTime(file, () -> Files.writeString(file, Files.readString(file) + "x\n")),
                (file, index) -> Files.delete(index),
                (file, index) -> Files.write(index, new byte[0]),
                (file, index) -> Files.write(index, cut(Files.readAllBytes(index), 1)),
                (file, index) -> Files.write(index, cut(Files.readAllBytes(index), 32)),
                (file, index) -> flip(index, 0),
                (file, index) -> flip(index, 30),
                (file, index) -> flip(index, 63),
                (file, index) -> flip(index, 70),
                (file, index) -> flip(index, (int) Files.size(index) - 5),
                (file, index) -> {
                    Files.move(index, index.resolveSibling("elsewhere"));
                    Files.createSymbolicLink(index, index.resolveSibling("elsewhere"));
                },
                (file, index) -> {
                    Files.delete(index);
                    Files.createDirectory(index);
                });
    }

    @ParameterizedTest
    @MethodSource("changes")
    void isIgnoredUnlessItFits(Change change) throws IOException {
        damagedBehindTheIndex();
        change.make(file, index);
        try (ManifestContent few = ManifestContent.readFew(file, last -> true)) {
            assertThat(few.isDamaged()).isTrue();
        }
    }

    @Test
    void isNotValidWhileTheManifestIsChanged() throws IOException {
        damagedBehindTheIndex();
        try (ManifestContent before = ManifestContent.readFew(file, last -> true);
                Manifest manifest = Manifest.open(file, "https://portal.example", "Gelato", before)) {
            manifest.listed(ListingState.unknown().withGeneration(5));
            try (ManifestContent killed = ManifestContent.readFew(file, last -> true)) {
                assertThat(killed.isDamaged()).isTrue();
            }
        }
        try (ManifestContent after = ManifestContent.readFew(file, last -> true)) {
            assertThat(after.isDamaged()).isFalse();
        }
    }

    @Test
    void isNotMissedWhenItDisappears() throws IOException {
        damagedBehindTheIndex();
        ManifestEntry entry = entry("A99999-0F", 1, new Random(2));
        try (ManifestContent before = ManifestContent.readFew(file, last -> true);
                Manifest manifest = Manifest.open(file, "https://portal.example", "Gelato", before)) {
            Files.delete(index);
            manifest.put(entry);
        }
        assertThat(index).doesNotExist();
        try (ManifestContent after = ManifestContent.read(file)) {
            assertThat(after.entries().find(entry.id())).contains(entry);
        }
    }

    /** An index has been written, and then a line has been changed that it covers. */
    private String damagedBehindTheIndex() throws IOException {
        try (ManifestContent before = ManifestContent.read(file);
                Manifest manifest = Manifest.open(file, "https://portal.example", "Gelato", before)) {
            manifest.keepIndex();
            change(manifest, new Random(1), 200);
        }
        String id = expected.keySet().iterator().next();
        String title = "\"title\":\"" + expected.get(id).title();
        keepingTime(
                file,
                () -> Files.writeString(
                        file, Files.readString(file).replace(title, title.substring(0, title.length() - 1) + "Z")));
        return id;
    }

    private static byte[] cut(byte[] bytes, int count) {
        return Arrays.copyOf(bytes, bytes.length - count);
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 4;
        Files.write(file, bytes);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void keepingTime(Path file, Work work) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        work.run();
        Files.setLastModifiedTime(file, time);
    }

    private static Map<Long, Long> names(ManifestEntries entries) {
        Map<Long, Long> names = new HashMap<>();
        entries.forEachName(entries.idsInSet(), names::put);
        return names;
    }

    private Map<Long, Long> names() {
        Map<Long, Long> names = new HashMap<>();
        expected.values().stream()
                .filter(ManifestEntry::isInSet)
                .forEach(entry -> names.put(FileNames.keyHash(entry.path()), TextHash.of(entry.id())));
        return names;
    }

    private void change(Manifest manifest, Random random, int changes) throws IOException {
        for (int n = 0; n < changes; n++) {
            String id = "A%05d-0F".formatted(random.nextInt(IDS));
            if (n > 0 && random.nextInt(4) == 0) {
                manifest.remove(id);
                expected.remove(id);
            } else {
                ManifestEntry entry = entry(id, n, random);
                manifest.put(entry);
                expected.put(id, entry);
            }
        }
    }

    private static ManifestEntry entry(String id, int number, Random random) {
        return new ManifestEntry(
                id,
                "title of " + id + " " + random.nextInt() + "t",
                file(id + "-" + number),
                new SourceRevision(random.nextInt(1000), number, "", 0, "", ""),
                random.nextInt(5) == 0,
                "",
                random.nextInt(9) == 0 ? Optional.of(file("former " + id)) : Optional.empty());
    }

    private static LocalFile file(String name) {
        return new LocalFile(name + ".jpg", 5, "0".repeat(64), 7);
    }
}
