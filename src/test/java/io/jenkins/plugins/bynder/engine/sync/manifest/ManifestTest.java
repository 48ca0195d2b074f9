package io.jenkins.plugins.bynder.engine.sync.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import io.jenkins.plugins.bynder.engine.sync.names.HostileNames;
import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** What a manifest file still says after anything has happened to it. */
class ManifestTest {

    private static final SyncSettings SETTINGS = SyncSettings.of(PortalAddress.of("brand.bynder.com"), "Gelato");

    private static final List<String> TITLES = HostileNames.all();

    private Path file;

    @BeforeTry
    void create() throws IOException {
        file = Files.createTempFile("manifest", ".jsonl");
    }

    @AfterTry
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    @Property(tries = 30)
    void readsWrittenEntries(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Files.delete(file);
        Map<String, ManifestEntry> expected = new HashMap<>();
        for (int run = 0; run < 3; run++) {
            try (Manifest manifest = open()) {
                for (int n = 0; n < 40; n++) {
                    ManifestEntry entry = entry(random, random.nextInt(12));
                    if (random.nextInt(4) == 0) {
                        manifest.remove(entry.id());
                        expected.remove(entry.id());
                    } else {
                        manifest.put(entry);
                        expected.put(entry.id(), entry);
                    }
                }
            }
            ManifestContent content = ManifestContent.read(file);
            assertThat(content.entries()).isEqualTo(expected);
            assertThat(content.isDamaged()).isFalse();
            assertThat(content.isOf(SETTINGS.portal().toString(), SETTINGS.tag()))
                    .isTrue();
        }
    }

    @Example
    void findsTheLastListingAtTheEnd() throws IOException {
        Files.delete(file);
        assertThat(ManifestContent.lastListing(file)).isEmpty();
        Random random = new Random(3);
        ListingState state = ListingState.unknown().withGeneration(9);
        try (Manifest manifest = open()) {
            manifest.put(entry(random, 1));
            manifest.listed(state);
        }
        assertThat(ManifestContent.lastListing(file)).contains(state);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
        assertThat(ManifestContent.lastListing(file)).as("torn").isEmpty();
        Files.write(file, whole);
        try (Manifest manifest = open()) {
            manifest.put(entry(random, 2));
        }
        assertThat(ManifestContent.lastListing(file)).isEmpty();
        Files.write(file, new byte[0]);
        assertThat(ManifestContent.lastListing(file)).isEmpty();
    }

    /** A full disk must not take the result of a sync. */
    @Example
    void keepsAllChangesIfItCannotBeRewritten() throws IOException {
        Path blocked = Files.createDirectory(file.resolveSibling(file.getFileName() + ".new"));
        Path content = Files.createFile(blocked.resolve("content"));
        Files.delete(file);
        Random random = new Random(7);
        ManifestEntry last = entry(random, 1);
        try (Manifest manifest = open()) {
            for (int n = 0; n < 1100; n++) {
                manifest.put(entry(random, 1));
            }
            manifest.put(last);
        } finally {
            Files.delete(content);
            Files.delete(blocked);
        }
        ManifestContent kept = ManifestContent.read(file);
        assertThat(kept.lines()).isGreaterThan(1000);
        assertThat(kept.entries()).containsValue(last).hasSize(1);
        open().close();
        assertThat(ManifestContent.read(file).lines()).isLessThan(10);
    }

    /** A line is lost only if it was hit itself, or joined with one that was. */
    @Property(tries = 1000)
    void oneFlippedBitCostsAtMostTwoLines(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<ManifestEntry> entries = write(random, 8);
        byte[] bytes = Files.readAllBytes(file);
        int at = random.nextInt(bytes.length);
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
        int hit = lineOf(bytes, at);
        ManifestContent content = ManifestContent.read(file);
        for (int n = 0; n < entries.size(); n++) {
            if (Math.abs(n + 1 - hit) > 1) {
                assertThat(content.entries()).containsValue(entries.get(n));
            }
        }
    }

    @Property(tries = 500)
    void readsCompleteLinesOfATruncatedFile(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<ManifestEntry> entries = write(random, 8);
        byte[] bytes = Files.readAllBytes(file);
        int end = random.nextInt(bytes.length + 1);
        Files.write(file, java.util.Arrays.copyOf(bytes, end));
        ManifestContent content = ManifestContent.read(file);
        int whole = Math.max(0, lineOf(bytes, end) - 1);
        assertThat(content.entries().values()).containsAll(entries.subList(0, Math.min(whole, entries.size())));
        assertThat(content.damaged()).isZero();
    }

    @Property(tries = 60)
    void continuesAfterAnIncompleteLine(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        write(random, 4);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)));
        Map<String, ManifestEntry> before =
                new HashMap<>(ManifestContent.read(file).entries());
        ManifestEntry added = entry(random, 100);
        try (Manifest manifest = open()) {
            manifest.put(added);
        }
        before.put(added.id(), added);
        ManifestContent after = ManifestContent.read(file);
        assertThat(after.entries()).isEqualTo(before);
        assertThat(after.isDamaged()).isFalse();
        assertThat(after.torn()).isFalse();
    }

    @Property(tries = 500)
    void readsArbitraryBytesWithoutFailing(@ForAll byte[] garbage, @ForAll @IntRange(max = 3) int times)
            throws IOException {
        write(new Random(1), 2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int n = 0; n < times; n++) {
            bytes.write(garbage);
        }
        bytes.write('\n');
        bytes.write(Files.readAllBytes(file));
        Files.write(file, bytes.toByteArray());
        assertThat(ManifestContent.read(file).entries()).hasSize(2);
    }

    @Example
    void aHugeLineIsSkipped() throws IOException {
        List<ManifestEntry> entries = write(new Random(1), 1);
        String line = "{\"id\":\"" + "x".repeat(3_000_000) + "\"}\n";
        Files.writeString(file, line + Files.readString(file));
        ManifestContent content = ManifestContent.read(file);
        assertThat(content.entries()).containsOnlyKeys(entries.get(0).id());
        assertThat(content.damaged()).isEqualTo(1);
    }

    @Example
    void rejectsAVersionBelowOne() throws IOException {
        byte[] line = ("{\"id\":\"A\",\"title\":\"t\",\"path\":\"a.jpg\",\"size\":1,\"sha256\":\"" + "0".repeat(64)
                        + "\",\"mtime\":0,\"modified\":0,\"version\":-2,\"state\":\"present\"}")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(ManifestLines.read(line, line.length))
                .isInstanceOfSatisfying(
                        ManifestLines.Line.Known.class,
                        known -> assertThat(known.entry().revision().version()).isZero());
    }

    @Example
    void skipsInvalidEntries() {
        String sound = "{\"id\":\"A\",\"title\":\"t\",\"path\":\"a.jpg\",\"size\":1,\"sha256\":\"" + "0".repeat(64)
                + "\",\"mtime\":0,\"modified\":0,\"state\":\"present\"}";
        assertThat(isRead(sound)).isTrue();
        assertThat(isRead(sound.replace("a.jpg", "../a.jpg"))).isFalse();
        assertThat(isRead(sound.replace("a.jpg", "/a.jpg"))).isFalse();
        assertThat(isRead(sound.replace("a.jpg", ".bynder"))).isFalse();
        assertThat(isRead(sound.replace("a.jpg", ""))).isFalse();
        assertThat(isRead(sound.replace("\"A\"", "\"../A\""))).isFalse();
        assertThat(isRead(sound.replace("\"A\"", "7"))).isFalse();
        assertThat(isRead(sound.replace("\"size\":1", "\"size\":-1"))).isFalse();
        assertThat(isRead(sound.replace("\"size\":1", "\"size\":1e400"))).isFalse();
        assertThat(isRead(sound.replace("\"size\":1", "\"size\":\"1\""))).isFalse();
        assertThat(isRead(sound.replace("00000", "0000g"))).isFalse();
        assertThat(isRead(sound.replace("present", "gone"))).isFalse();
        assertThat(isRead(sound.replace("\"mtime\":0", "\"former\":{\"path\":\"..\"}")))
                .isFalse();
        assertThat(isRead(sound.replace("\"mtime\":0", "\"etag\":\"a\\r\\nb\"")))
                .isFalse();
        assertThat(isRead(sound + "x")).isFalse();
        assertThat(isRead("[" + sound + "]")).isFalse();
        assertThat(isRead("null")).isFalse();
        assertThat(isRead(sound.replace("\"mtime\":0", "\"later\":{\"x\":[1,2]}")))
                .isTrue();
    }

    @Example
    void isCompactedWhenItHasGrownLong() throws IOException {
        Files.delete(file);
        Random random = new Random(1);
        try (Manifest manifest = open()) {
            for (int n = 0; n < 1500; n++) {
                manifest.put(entry(random, n % 5));
            }
        }
        assertThat(Files.readAllLines(file)).hasSize(1 + 5);
        assertThat(file.resolveSibling(file.getFileName() + ".new")).doesNotExist();
    }

    @Example
    void acceptsNothingAfterItWasClosed() throws IOException {
        Manifest manifest = open();
        manifest.close();
        ManifestEntry late = entry(new Random(1), 1);
        assertThatThrownBy(() -> manifest.put(late)).isInstanceOf(IOException.class);
    }

    private Manifest open() throws IOException {
        return Manifest.open(file, SETTINGS.portal().toString(), SETTINGS.tag(), ManifestContent.read(file));
    }

    private List<ManifestEntry> write(Random random, int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ManifestLines.header(SETTINGS.portal().toString(), SETTINGS.tag()));
        List<ManifestEntry> entries = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            entries.add(entry(random, n));
            bytes.write(ManifestLines.known(entries.get(n)));
        }
        Files.write(file, bytes.toByteArray());
        return entries;
    }

    private static ManifestEntry entry(Random random, int number) {
        String title = TITLES.get(random.nextInt(TITLES.size()));
        // A manifest is UTF-8, which has no halves of characters.
        String readable = new String(title.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        LocalFile file = new LocalFile(
                FileNames.plain(title, "jpg", "", "ID" + number),
                random.nextInt(1000),
                Sha256.hex(Sha256.sha256("" + random.nextLong())),
                random.nextLong());
        SourceRevision revision = new SourceRevision(
                random.nextLong(),
                random.nextInt(3) - 1,
                random.nextBoolean() ? "" : "item-" + random.nextInt(100),
                random.nextInt(3),
                random.nextBoolean() ? "" : "\"etag\\" + random.nextInt() + "\"",
                random.nextBoolean() ? "" : "webimage");
        return new ManifestEntry(
                "ID" + number,
                readable,
                file,
                revision,
                random.nextBoolean(),
                random.nextBoolean() ? "" : "0123456789abcdef",
                random.nextInt(4) > 0 ? Optional.empty() : Optional.of(file.at("former.jpg")));
    }

    /** From 0, the header's. */
    private static int lineOf(byte[] bytes, int at) {
        int line = 0;
        for (int n = 0; n < at; n++) {
            line += bytes[n] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static boolean isRead(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            ManifestLines.read(bytes, bytes.length);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
