package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import io.jenkins.plugins.bynder.engine.sync.names.HostileNames;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which names files get when assets are called alike, change places, or want to leave the folder. */
class SyncNamesTest extends SyncFixtureBase {

    @Test
    void noTitleLeavesTheFolderOrLosesAFile() throws Exception {
        for (String title : HostileNames.all()) {
            NewAsset asset = NewAsset.jpeg(title).size(400).tags(SyncFixture.TAG);
            // The sample's links carry the file name, and a server takes no address of that length.
            fixture.library().add(title.length() > 500 ? asset.fileName("upload.jpg") : asset);
        }
        SyncReport report = fixture.sync(settings -> settings.withConcurrency(32));
        assertThat(report.complete()).isTrue();
        fixture.assertFolderEqualsSet();
        assertThat(outside).isDirectoryNotContaining(path -> !path.equals(fixture.folder));
        assertThat(visible()).allMatch(FileNames::isSafe);
        Set<String> keys = new HashSet<>();
        assertThat(visible()).allMatch(name -> keys.add(FileNames.key(name)));
        fixture.assertNothingToDo();
    }

    @Test
    void theOlderOfTwinsHasThePlainName() throws Exception {
        SampleAsset first = fixture.add("Flyer");
        fixture.later();
        SampleAsset second = fixture.add("FLYER");
        fixture.later();
        SampleAsset third = fixture.add("flyer");
        fixture.sync();
        assertThat(fixture.files())
                .containsOnly(
                        Map.entry("Flyer.jpg", first.sha256()),
                        Map.entry("FLYER (" + second.id().substring(0, 8) + ").jpg", second.sha256()),
                        Map.entry("flyer (" + third.id().substring(0, 8) + ").jpg", third.sha256()));
    }

    @Test
    void aFileKeepsItsName() throws Exception {
        SampleAsset first = fixture.add("Flyer");
        fixture.later();
        SampleAsset second = fixture.add("Flyer");
        fixture.sync();
        Map<String, String> before = fixture.files();
        fixture.later();
        fixture.library().untag(first.id(), SyncFixture.TAG);
        fixture.sync();
        assertThat(fixture.files())
                .containsExactly(Map.entry("Flyer (" + second.id().substring(0, 8) + ").jpg", second.sha256()));
        fixture.library().tag(first.id(), SyncFixture.TAG);
        fixture.sync();
        assertThat(fixture.files()).isEqualTo(before);
        fixture.assertNothingToDo();
    }

    @Test
    void assetsThatExchangeTheirNamesExchangeTheirFiles() throws Exception {
        SampleAsset a = fixture.add("A");
        SampleAsset b = fixture.add("B");
        SampleAsset c = fixture.add("C");
        fixture.sync();
        fixture.later();
        fixture.library().rename(a.id(), "B");
        fixture.library().rename(b.id(), "C");
        fixture.library().rename(c.id(), "A");
        SyncReport report = fixture.sync();
        assertThat(report.count(Outcome.RENAMED)).isEqualTo(3);
        assertThat(report.bytesDownloaded()).isZero();
        assertThat(fixture.files())
                .containsOnly(
                        Map.entry("A.jpg", c.sha256()), Map.entry("B.jpg", a.sha256()), Map.entry("C.jpg", b.sha256()));
        fixture.assertNothingToDo();
    }

    @Test
    void aNameThatBecomesFreeIsTakenInTheSameRun() throws Exception {
        SampleAsset a = fixture.add("A");
        SampleAsset b = fixture.add("B");
        fixture.sync();
        fixture.later();
        fixture.library().rename(a.id(), "Z");
        fixture.library().rename(b.id(), "A");
        fixture.sync();
        assertThat(fixture.files()).containsOnly(Map.entry("Z.jpg", a.sha256()), Map.entry("A.jpg", b.sha256()));
        fixture.assertNothingToDo();
    }

    @Test
    void anAssetThatIsUploadedAgainTakesItsOldName() throws Exception {
        SampleAsset old = fixture.add("Flyer");
        fixture.sync();
        fixture.later();
        fixture.library().delete(old.id());
        SampleAsset fresh = fixture.add("Flyer");
        SyncReport report = fixture.sync();
        assertThat(report.count(Outcome.DELETED)).isEqualTo(1);
        assertThat(report.assets())
                .filteredOn(asset -> asset.outcome() == Outcome.ADDED)
                .extracting(AssetReport::path)
                .containsExactly("Flyer.jpg");
        assertThat(fixture.files()).containsExactly(Map.entry("Flyer.jpg", fresh.sha256()));
        fixture.assertNothingToDo();
    }

    @Test
    void oneOfTwoWaitingTwinsTakesTheName() throws Exception {
        SampleAsset old = fixture.add("Flyer");
        fixture.sync();
        fixture.later();
        fixture.library().delete(old.id());
        fixture.add("FLYER");
        fixture.add("flyer");
        fixture.sync();
        assertThat(fixture.files()).hasSize(2);
        assertThat(fixture.files().keySet())
                .filteredOn(name -> !name.contains("("))
                .hasSize(1);
        fixture.assertFolderEqualsSet();
        fixture.assertNothingToDo();
    }

    @Test
    void aNewcomerWaitsForTheNameOfAFileThatIsReplaced() throws Exception {
        SampleAsset a = fixture.add("A");
        SampleAsset b = fixture.add("B");
        fixture.sync();
        fixture.later();
        fixture.library().rename(a.id(), "Z");
        fixture.library().uploadNewVersion(a.id());
        fixture.library().rename(b.id(), "A");
        fixture.sync();
        assertThat(fixture.files())
                .containsOnly(
                        Map.entry("Z.jpg", fixture.library().asset(a.id()).sha256()), Map.entry("A.jpg", b.sha256()));
        fixture.assertNothingToDo();
    }

    @Test
    void renamesAFileWhoseNameChangesOnlyInCase() throws Exception {
        SampleAsset asset = fixture.add("flyer");
        fixture.sync();
        fixture.later();
        fixture.library().rename(asset.id(), "Flyer");
        assertThat(fixture.sync().count(Outcome.RENAMED)).isEqualTo(1);
        assertThat(fixture.files()).containsExactly(Map.entry("Flyer.jpg", asset.sha256()));
        fixture.assertNothingToDo();
    }

    @Test
    void neverChangesForeignFiles() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        SampleAsset moved = fixture.add("Poster");
        Files.createDirectories(fixture.folder.resolve("Banner.jpg"));
        SampleAsset blocked = fixture.add("Banner");
        Files.writeString(fixture.folder.resolve("Flyer.jpg"), "mine");
        Files.writeString(fixture.folder.resolve("Sign.jpg"), "mine too");
        SyncReport report = fixture.sync();
        String other = "Flyer (" + asset.id().substring(0, 8) + ").jpg";
        assertThat(report.assets())
                .filteredOn(line -> line.id().equals(asset.id()))
                .extracting(AssetReport::path, AssetReport::reason)
                .containsExactly(tuple(
                        other,
                        "newly tagged; not named Flyer.jpg, because a file that is not from Bynder has that name"));
        fixture.later();
        fixture.library().rename(moved.id(), "Sign");
        fixture.sync();
        assertThat(fixture.folder.resolve("Flyer.jpg")).hasContent("mine");
        assertThat(fixture.folder.resolve("Sign.jpg")).hasContent("mine too");
        assertThat(fixture.files())
                .containsEntry(other, asset.sha256())
                .containsEntry("Sign (" + moved.id().substring(0, 8) + ").jpg", moved.sha256())
                .containsEntry("Banner (" + blocked.id().substring(0, 8) + ").jpg", blocked.sha256());
        fixture.assertNothingToDo();
    }

    @Test
    void adoptsAnExistingFile() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        Files.createDirectories(fixture.folder);
        Files.write(
                fixture.folder.resolve("Flyer.jpg"), asset.original().content().bytes());
        fixture.sync();
        assertThat(fixture.files()).containsExactly(Map.entry("Flyer.jpg", asset.sha256()));
        fixture.assertNothingToDo();
    }

    @Test
    void doesNotFollowLinksInTheFolder() throws Exception {
        Path victim = Files.writeString(outside.resolve("victim"), "precious");
        fixture.add("Flyer");
        fixture.add("Poster");
        Files.createDirectories(fixture.folder);
        Files.createSymbolicLink(fixture.folder.resolve("Flyer.jpg"), victim);
        fixture.sync();
        assertThat(fixture.folder.resolve("Flyer.jpg")).isSymbolicLink();
        fixture.assertFolderEqualsSet();

        Files.delete(fixture.folder.resolve("Poster.jpg"));
        Files.createSymbolicLink(fixture.folder.resolve("Poster.jpg"), victim);
        assertThat(fixture.sync().count(Outcome.REPAIRED)).isEqualTo(1);
        assertThat(fixture.folder.resolve("Poster.jpg")).isRegularFile();
        assertThat(Files.isSymbolicLink(fixture.folder.resolve("Poster.jpg"))).isFalse();
        assertThat(victim).hasContent("precious");
    }

    private List<String> visible() throws IOException {
        try (Stream<Path> files = Files.list(fixture.folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals(".bynder"))
                    .toList();
        }
    }
}
