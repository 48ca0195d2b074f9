package io.jenkins.plugins.bynder.engine.sync.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestEntriesTest {

    /** More than stay in memory. */
    private static final int IDS = 20_000;

    @TempDir
    private Path folder;

    private final Random random = new Random(18);
    private final Map<String, ManifestEntry> expected = new HashMap<>();
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("manifest.jsonl");
    }

    /** Puts and removes at random, next to a map of Java. */
    @Test
    void areLikeAMap() throws IOException {
        try (Manifest manifest = open()) {
            change(manifest, 60_000);
            requireExpected(manifest.entries());
        }
        try (ManifestContent content = ManifestContent.read(file)) {
            requireExpected(content.entries());
        }
    }

    @Test
    void idSetsAreLikeSets() throws IOException {
        try (Manifest manifest = open()) {
            change(manifest, 40_000);
            IdSet ids = manifest.entries().noIds();
            Set<String> set = new HashSet<>();
            for (int n = 0; n < 30_000; n++) {
                String id = id(random.nextInt(IDS * 2));
                if (random.nextInt(4) == 0) {
                    assertThat(ids.remove(id)).isEqualTo(set.remove(id));
                } else {
                    assertThat(ids.add(id)).isEqualTo(set.add(id));
                }
                assertThat(ids.contains(id)).isEqualTo(set.contains(id));
            }
            assertThat(ids).hasSameSizeAs(set).containsExactlyInAnyOrderElementsOf(set);
            assertThat(ids.isSame(ids.copy())).isTrue();

            Set<String> others = new HashSet<>(expected.keySet());
            others.removeAll(set);
            Set<String> found = new HashSet<>();
            manifest.entries().except(ids).forEach(entry -> found.add(entry.id()));
            assertThat(found).isEqualTo(others);
        }
    }

    @Test
    void findsEntriesByTheDateOfTheirAssets() throws IOException {
        try (Manifest manifest = open()) {
            change(manifest, 30_000);
            Set<String> found = new HashSet<>();
            manifest.entries().changed(manifest.entries().noIds(), 500).forEach(entry -> found.add(entry.id()));
            expected.values().removeIf(entry -> entry.revision().modified() <= 500);
            assertThat(found).isNotEmpty().isEqualTo(expected.keySet());
        }
    }

    @Test
    void saysThatAnotherProgramChangedTheFile() throws IOException {
        try (Manifest manifest = open()) {
            for (int n = 0; n < IDS; n++) {
                manifest.put(entry(id(n), n));
            }
        }
        String id = id(IDS - 1);
        try (ManifestContent content = ManifestContent.read(file)) {
            Files.writeString(file, Files.readString(file).replace(id, "Z" + id.substring(1)));
            assertThatThrownBy(() -> content.entries().get(id))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    private void change(Manifest manifest, int changes) throws IOException {
        for (int n = 0; n < changes; n++) {
            String id = id(random.nextInt(IDS));
            if (n > 0 && random.nextInt(4) == 0) {
                manifest.remove(id);
                expected.remove(id);
            } else {
                ManifestEntry entry = entry(id, n);
                manifest.put(entry);
                expected.put(id, entry);
            }
        }
    }

    private void requireExpected(ManifestEntries entries) {
        assertThat(new HashMap<>(entries)).isEqualTo(expected);
        assertThat(entries).hasSameSizeAs(expected);
        for (int n = 0; n < IDS; n++) {
            assertThat(entries.find(id(n))).isEqualTo(Optional.ofNullable(expected.get(id(n))));
        }
        assertThat(entries.present()).isEqualTo((int)
                expected.values().stream().filter(ManifestEntry::isInSet).count());
        IdSet inSet = entries.idsInSet();
        assertThat(inSet).hasSize(entries.present());
        expected.values()
                .forEach(entry -> assertThat(inSet.contains(entry.id())).isEqualTo(entry.isInSet()));
    }

    private static String id(int number) {
        return "A%05d-0F".formatted(number);
    }

    private ManifestEntry entry(String id, int number) {
        return new ManifestEntry(
                id,
                "t".repeat(random.nextInt(3000)),
                new LocalFile("flyer-" + number + ".jpg", number, "0".repeat(64), number),
                new SourceRevision(random.nextInt(1000), number, "", 0, "", ""),
                random.nextInt(5) == 0,
                "",
                Optional.empty());
    }

    private Manifest open() throws IOException {
        return Manifest.open(file, "https://portal.example", "Gelato", ManifestContent.read(file));
    }
}
