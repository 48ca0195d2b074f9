package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bynder.cli.Cli.Result;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.RawFileHost;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncCommandTest {

    @TempDir
    private Path directory;

    private SamplePortal portal;
    private Path folder;
    private SampleAsset fjord;
    private SampleAsset menu;

    @BeforeEach
    void open() throws IOException {
        portal = SamplePortal.start();
        folder = directory.resolve("DAM import");
        fjord = portal.library().add(NewAsset.jpeg("Fjord").tags("Gelato").size(30_000));
        menu = portal.library().add(NewAsset.pdf("夏 menu").tags("Gelato").size(20_000));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void downloadsTaggedAssetsAndThenNothing() throws IOException {
        Result first = sync();

        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .contains("+ added")
                .contains("Fjord.jpg")
                .contains("夏 menu.pdf")
                .contains("Done: 2 added");
        assertHas("Fjord.jpg", fjord);
        assertHas("夏 menu.pdf", menu);

        Result second = sync();

        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("Done: 2 unchanged").contains("0 B downloaded");
    }

    /** Case 26. */
    @Test
    void namesAHostThatRejectsEveryFile() throws IOException {
        for (int n = 0; n < 100; n++) {
            portal.library().add(NewAsset.jpeg("Poster " + n).tags("Gelato").size(1000));
        }
        portal.faults().add(FaultRule.files(Fault.html(403)));

        Result result = sync();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("127.0.0.1 answered with status 403 (text/html)");
        assertThat(portal.traffic().apiRequests()).isLessThan(70);
    }

    /** Cases 10, 30 and 31. */
    @Test
    void downloadsADerivativeWhoseAddressHasBlanksAndNoExtension() throws IOException {
        portal.faults().add(FaultRule.api(Fault.status(403)).on(Route.DERIVATIVES));
        try (RawFileHost host = RawFileHost.start()) {
            portal.faults()
                    .add(FaultRule.api(Fault.rewritten(json -> json.replaceAll(
                                    "\"webimage\":\"[^\"]*\"", "\"webimage\":\"" + host.url() + "/my [image]|1\"")))
                            .on(Route.MEDIA_LIST));
            host.serve("/my%20%5Bimage%5D%7C1", "image/webp", "RIFF1234WEBPVP8 ".getBytes(StandardCharsets.US_ASCII));

            Result result = sync("--derivative", "WebImage");

            assertThat(result.exitCode()).isZero();
            assertThat(folder.resolve("Fjord.webp")).exists();
            assertThat(folder.resolve("夏 menu.webp")).exists();
        }
    }

    @Test
    void theJsonHasExactlyTheDocumentedFields() throws IOException {
        portal.library().add(NewAsset.jpeg("Forbidden").tags("Gelato"));
        portal.quirks().deny(portal.library().named("Forbidden").id());

        Result result = sync("--json");
        JsonNode json = new ObjectMapper().readTree(result.out());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(fieldNames(json))
                .contains(
                        "portal",
                        "tag",
                        "importFolder",
                        "counts",
                        "assets",
                        "apiRequests",
                        "bytesDownloaded",
                        "millis",
                        "complete");
        assertThat(fieldNames(json.path("counts")))
                .containsExactlyInAnyOrder(
                        "added",
                        "updated",
                        "renamed",
                        "metadataOnly",
                        "repaired",
                        "unchanged",
                        "deleted",
                        "kept",
                        "unavailable",
                        "failed");
        assertThat(json.path("portal").asText()).isEqualTo(portal.url());
        assertThat(json.path("tag").asText()).isEqualTo("Gelato");
        assertThat(json.path("importFolder").asText()).isEqualTo(folder.toString());
        assertThat(json.path("counts").path("added").asInt()).isEqualTo(2);
        assertThat(json.path("counts").path("failed").asInt()).isEqualTo(1);
        assertThat(json.path("complete").asBoolean(true)).isFalse();
        assertThat(json.path("bytesDownloaded").asLong()).isEqualTo(50_000);
        assertThat(json.path("apiRequests").asLong()).isEqualTo(portal.traffic().apiRequests());
        assertThat(json.path("assets")).hasSize(3);
        JsonNode asset = asset(json, fjord);
        assertThat(fieldNames(asset)).contains("id", "path", "outcome", "reason", "size", "sha256");
        assertThat(asset.path("path").asText()).isEqualTo("Fjord.jpg");
        assertThat(asset.path("outcome").asText()).isEqualTo("added");
        assertThat(asset.path("size").asLong()).isEqualTo(30_000);
        assertThat(asset.path("sha256").asText()).isEqualTo(fjord.sha256());
        assertThat(result.err()).contains("! failed").contains("Forbidden");
    }

    @Test
    void unchangedAssetsAreLeftOutOfTheJson() throws IOException {
        sync();

        JsonNode json = new ObjectMapper().readTree(sync("--json").out());

        assertThat(json.path("assets").isArray()).isTrue();
        assertThat(json.path("assets")).isEmpty();
        assertThat(json.path("counts").path("unchanged").asInt()).isEqualTo(2);
        assertThat(json.path("complete").asBoolean()).isTrue();
    }

    @Test
    void aDryRunShowsThePlanAndChangesNothing() throws IOException {
        Result empty = sync("--dry-run");

        assertThat(empty.exitCode()).isZero();
        assertThat(empty.out()).contains("+ added").contains("nothing was changed");
        assertThat(directory).isEmptyDirectory();

        sync();
        portal.library().untag(fjord.id(), "Gelato");
        portal.library().rename(menu.id(), "Winter menu");
        Result planned = sync("--dry-run");

        assertThat(planned.out())
                .containsPattern("- deleted .*Fjord.jpg")
                .containsPattern("> renamed .*Winter menu.pdf");
        assertThat(files()).containsExactlyInAnyOrder("Fjord.jpg", "夏 menu.pdf");
    }

    @Test
    void showsChangesWithTheirMarks() {
        sync();
        portal.clock().advance(Duration.ofSeconds(5));
        portal.library().uploadNewVersion(fjord.id());
        portal.library().rename(menu.id(), "Winter menu");

        Result result = sync();

        assertThat(result.out())
                .containsPattern("\\* updated .*Fjord.jpg")
                .containsPattern("> renamed .*Winter menu.pdf")
                .contains("Done: 1 updated, 1 renamed");
    }

    @Test
    void repairsAndReportsAChangedFile() throws IOException {
        sync();
        Files.writeString(folder.resolve("Fjord.jpg"), "scribbled over");

        Result result = sync();

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).containsPattern("\\^ repaired .*Fjord.jpg").contains("1 repaired");
        assertHas("Fjord.jpg", fjord);
    }

    @Test
    void exceedingTheDeletionLimitDeletesNothing() throws IOException {
        for (int number = 0; number < 20; number++) {
            portal.library()
                    .add(NewAsset.jpeg("Picture " + number).tags("Gelato").size(1000));
        }
        sync();
        for (int number = 0; number < 11; number++) {
            portal.library().untag(portal.library().named("Picture " + number).id(), "Gelato");
        }

        Result guarded = sync();

        assertThat(guarded.exitCode()).isEqualTo(4);
        assertThat(guarded.err()).contains("11").contains("--max-deletions");
        assertThat(files()).hasSize(22);

        Result allowed = sync("--max-deletions", "11");

        assertThat(allowed.exitCode()).isZero();
        assertThat(files()).hasSize(11);
    }

    @Test
    void keepsRemovedAssetsIfConfigured() throws IOException {
        sync();
        portal.library().untag(fjord.id(), "Gelato");

        Result result = sync("--removed-assets", "keep");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("= kept");
        assertThat(files()).contains("Fjord.jpg");
    }

    @Test
    void anArchivedAssetIsRemoved() throws IOException {
        sync();
        portal.library().archive(fjord.id(), true);

        Result result = sync();

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).containsPattern("- deleted .*Fjord.jpg");
        assertThat(files()).containsExactly("夏 menu.pdf");
    }

    @Test
    void rejectsAFolderOfAnotherTagOrPortal() throws IOException {
        sync();
        portal.library().tag(menu.id(), "print");
        Result otherTag = sync("--tag", "print");
        Result otherPortal;
        try (SamplePortal other = SamplePortal.start()) {
            otherPortal = Cli.of(other).run("sync", "--portal", other.url(), "--import-folder", folder.toString());
        }

        assertThat(otherTag.exitCode()).isEqualTo(2);
        assertThat(otherTag.err()).contains("tag \"Gelato\"");
        assertThat(otherTag.err().lines()).hasSize(1);
        assertThat(otherPortal.exitCode()).isEqualTo(2);
        assertThat(otherPortal.err()).contains(portal.url());
        assertThat(otherPortal.err().lines()).hasSize(1);
        assertThat(files()).hasSize(2);
    }

    @Test
    void setsADamagedManifestAsideAndUsesItsReadableEntries() throws IOException {
        SampleAsset last =
                portal.library().add(NewAsset.jpeg("Last").tags("Gelato").size(1000));
        sync("--concurrency", "1");
        Path manifest = folder.resolve(".bynder/manifest.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(manifest));
        lines.replaceAll(line -> line.contains(last.id()) ? line.substring(0, 20) : line);
        Files.write(manifest, lines);
        portal.traffic().reset();

        Result result = sync();

        assertThat(result.exitCode()).isZero();
        assertThat(portal.traffic().bytesSent()).isLessThanOrEqualTo(1000);
        assertThat(files()).hasSize(3);
        assertHas("Last.jpg", last);
        try (Stream<Path> control = Files.list(folder.resolve(".bynder"))) {
            assertThat(control.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("manifest") && !name.equals("manifest.jsonl"));
        }
    }

    @Test
    void rejectsAnUnknownDerivativeAndListsTheAvailableOnes() {
        Result result = sync("--derivative", "billboard");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("billboard").contains("webimage");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void downloadsADerivativeInPlaceOfTheOriginal() throws IOException {
        Result result = sync("--derivative", "webimage");

        assertThat(result.exitCode()).isZero();
        assertThat(files()).containsExactlyInAnyOrder("Fjord.png", "夏 menu.png");
        assertThat(portal.traffic().requests(Route.ORIGINAL)).isZero();
    }

    @Test
    void writesMetadataBesideEachFile() throws IOException {
        sync("--write-metadata");

        assertThat(files()).contains("Fjord.jpg", "Fjord.jpg.json");
    }

    @Test
    void assetsThatFailDoNotStopTheOthers() throws IOException {
        portal.quirks().deny(fjord.id());

        Result result = sync();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).containsPattern("! failed .*Fjord");
        assertThat(files()).containsExactly("夏 menu.pdf");
    }

    @Test
    void anInconsistentListingStopsTheSync() {
        portal.quirks().totalOff(3);

        Result result = sync();

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.err()).isNotBlank();
    }

    @Test
    void reportsRejectedCredentialsAndAnUnreachablePortal() {
        Result keys = Cli.withoutKeys()
                .with("BYNDER_PERMANENT_TOKEN", "wrong-token-value")
                .run("sync", "--portal", portal.url(), "--import-folder", folder.toString());
        portal.faults().add(FaultRule.api(Fault.status(503)));
        Result down = sync();

        assertThat(keys.exitCode()).isEqualTo(3);
        assertThat(keys.err()).contains("permanent token").doesNotContain("wrong-token-value");
        assertThat(down.exitCode()).isEqualTo(3);
        assertThat(down.err().lines()).hasSize(1);
    }

    @Test
    void reportsAFolderThatCannotBeCreated() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way");

        Result result = Cli.of(portal)
                .run(
                        "sync",
                        "--portal",
                        portal.url(),
                        "--import-folder",
                        file.resolve("sub").toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(file.toString());
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void printsProgressLinesToAPipe() {
        portal.faults().add(FaultRule.files(Fault.throttled(60_000)));

        Result result = Cli.of(portal)
                .linesEvery(Duration.ofMillis(50))
                .run("sync", "--portal", portal.url(), "--import-folder", folder.toString());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsPattern("(?m)^ +0:0\\d +\\d+ % +[01]/2 files")
                .doesNotContain("\r");
    }

    @Test
    void drawsAndRemovesABarOnATerminal() {
        portal.faults().add(FaultRule.files(Fault.throttled(40_000)));

        Result result =
                Cli.of(portal).onTerminal().run("sync", "--portal", portal.url(), "--import-folder", folder.toString());

        assertThat(result.out()).containsPattern("\r +█*░+ +\\d+ %").contains("\r");
        String[] drawn = result.out().split("\r");
        assertThat(drawn[drawn.length - 1]).startsWith("  + added");
    }

    @Test
    void showsOnlyTheFirstRows() {
        for (int number = 0; number < 40; number++) {
            portal.library()
                    .add(NewAsset.jpeg("Picture " + number).tags("Gelato").size(1000));
        }

        assertThat(sync().out()).contains("... and 22 more").contains("Done: 42 added");
    }

    private Result sync(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("sync", "--portal", portal.url(), "--import-folder", folder.toString()));
        arguments.addAll(List.of(more));
        return Cli.of(portal).run(arguments);
    }

    private void assertHas(String name, SampleAsset asset) throws IOException {
        assertThat(Files.readAllBytes(folder.resolve(name)))
                .isEqualTo(asset.original().content().bytes());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .toList();
        }
    }

    private static JsonNode asset(JsonNode json, SampleAsset asset) {
        for (JsonNode one : json.path("assets")) {
            if (one.path("id").asText().equals(asset.id())) {
                return one;
            }
        }
        throw new AssertionError("No asset " + asset.id() + " in " + json);
    }

    private static List<String> fieldNames(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
