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
            rig.library().add(title.length() > 500 ? asset.fileName("upload.jpg") : asset);
        }
        SyncReport report = rig.sync(settings -> settings.withConcurrency(32));
        assertThat(report.complete()).isTrue();
        rig.assertFolderEqualsSet();
        assertThat(outside).isDirectoryNotContaining(path -> !path.equals(rig.folder));
        assertThat(visible()).allMatch(FileNames::isSafe);
        Set<String> keys = new HashSet<>();
        assertThat(visible()).allMatch(name -> keys.add(FileNames.key(name)));
        rig.assertNothingToDo();
    }

    @Test
    void theOlderOfTwinsHasThePlainName() throws Exception {
        SampleAsset first = rig.add("Flyer");
        rig.later();
        SampleAsset second = rig.add("FLYER");
        rig.later();
        SampleAsset third = rig.add("flyer");
        rig.sync();
        assertThat(rig.files())
                .containsOnly(
                        Map.entry("Flyer.jpg", first.sha256()),
                        Map.entry("FLYER (" + second.id().substring(0, 8) + ").jpg", second.sha256()),
                        Map.entry("flyer (" + third.id().substring(0, 8) + ").jpg", third.sha256()));
    }

    @Test
    void aFileKeepsItsName() throws Exception {
        SampleAsset first = rig.add("Flyer");
        rig.later();
        SampleAsset second = rig.add("Flyer");
        rig.sync();
        Map<String, String> before = rig.files();
        rig.later();
        rig.library().untag(first.id(), SyncFixture.TAG);
        rig.sync();
        assertThat(rig.files())
                .containsExactly(Map.entry("Flyer (" + second.id().substring(0, 8) + ").jpg", second.sha256()));
        rig.library().tag(first.id(), SyncFixture.TAG);
        rig.sync();
        assertThat(rig.files()).isEqualTo(before);
        rig.assertNothingToDo();
    }

    @Test
    void assetsThatExchangeTheirNamesExchangeTheirFiles() throws Exception {
        SampleAsset a = rig.add("A");
        SampleAsset b = rig.add("B");
        SampleAsset c = rig.add("C");
        rig.sync();
        rig.later();
        rig.library().rename(a.id(), "B");
        rig.library().rename(b.id(), "C");
        rig.library().rename(c.id(), "A");
        SyncReport report = rig.sync();
        assertThat(report.count(Outcome.RENAMED)).isEqualTo(3);
        assertThat(report.bytesDownloaded()).isZero();
        assertThat(rig.files())
                .containsOnly(
                        Map.entry("A.jpg", c.sha256()), Map.entry("B.jpg", a.sha256()), Map.entry("C.jpg", b.sha256()));
        rig.assertNothingToDo();
    }

    @Test
    void aNameThatBecomesFreeIsTakenInTheSameRun() throws Exception {
        SampleAsset a = rig.add("A");
        SampleAsset b = rig.add("B");
        rig.sync();
        rig.later();
        rig.library().rename(a.id(), "Z");
        rig.library().rename(b.id(), "A");
        rig.sync();
        assertThat(rig.files()).containsOnly(Map.entry("Z.jpg", a.sha256()), Map.entry("A.jpg", b.sha256()));
        rig.assertNothingToDo();
    }

    @Test
    void anAssetThatIsUploadedAgainTakesItsOldName() throws Exception {
        SampleAsset old = rig.add("Flyer");
        rig.sync();
        rig.later();
        rig.library().delete(old.id());
        SampleAsset fresh = rig.add("Flyer");
        SyncReport report = rig.sync();
        assertThat(report.count(Outcome.DELETED)).isEqualTo(1);
        assertThat(report.assets())
                .filteredOn(asset -> asset.outcome() == Outcome.ADDED)
                .extracting(AssetReport::path)
                .containsExactly("Flyer.jpg");
        assertThat(rig.files()).containsExactly(Map.entry("Flyer.jpg", fresh.sha256()));
        rig.assertNothingToDo();
    }

    @Test
    void oneOfTwoWaitingTwinsTakesTheName() throws Exception {
        SampleAsset old = rig.add("Flyer");
        rig.sync();
        rig.later();
        rig.library().delete(old.id());
        rig.add("FLYER");
        rig.add("flyer");
        rig.sync();
        assertThat(rig.files()).hasSize(2);
        assertThat(rig.files().keySet()).filteredOn(name -> !name.contains("(")).hasSize(1);
        rig.assertFolderEqualsSet();
        rig.assertNothingToDo();
    }

    @Test
    void aNewcomerWaitsForTheNameOfAFileThatIsReplaced() throws Exception {
        SampleAsset a = rig.add("A");
        SampleAsset b = rig.add("B");
        rig.sync();
        rig.later();
        rig.library().rename(a.id(), "Z");
        rig.library().uploadNewVersion(a.id());
        rig.library().rename(b.id(), "A");
        rig.sync();
        assertThat(rig.files())
                .containsOnly(Map.entry("Z.jpg", rig.library().asset(a.id()).sha256()), Map.entry("A.jpg", b.sha256()));
        rig.assertNothingToDo();
    }

    @Test
    void renamesAFileWhoseNameChangesOnlyInCase() throws Exception {
        SampleAsset asset = rig.add("flyer");
        rig.sync();
        rig.later();
        rig.library().rename(asset.id(), "Flyer");
        assertThat(rig.sync().count(Outcome.RENAMED)).isEqualTo(1);
        assertThat(rig.files()).containsExactly(Map.entry("Flyer.jpg", asset.sha256()));
        rig.assertNothingToDo();
    }

    @Test
    void neverChangesForeignFiles() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        SampleAsset moved = rig.add("Poster");
        Files.createDirectories(rig.folder.resolve("Banner.jpg"));
        SampleAsset blocked = rig.add("Banner");
        Files.writeString(rig.folder.resolve("Flyer.jpg"), "mine");
        Files.writeString(rig.folder.resolve("Sign.jpg"), "mine too");
        SyncReport report = rig.sync();
        String other = "Flyer (" + asset.id().substring(0, 8) + ").jpg";
        assertThat(report.assets())
                .filteredOn(line -> line.id().equals(asset.id()))
                .extracting(AssetReport::path, AssetReport::reason)
                .containsExactly(tuple(
                        other,
                        "newly tagged; not named Flyer.jpg, because a file that is not from Bynder has that name"));
        rig.later();
        rig.library().rename(moved.id(), "Sign");
        rig.sync();
        assertThat(rig.folder.resolve("Flyer.jpg")).hasContent("mine");
        assertThat(rig.folder.resolve("Sign.jpg")).hasContent("mine too");
        assertThat(rig.files())
                .containsEntry(other, asset.sha256())
                .containsEntry("Sign (" + moved.id().substring(0, 8) + ").jpg", moved.sha256())
                .containsEntry("Banner (" + blocked.id().substring(0, 8) + ").jpg", blocked.sha256());
        rig.assertNothingToDo();
    }

    @Test
    void adoptsAnExistingFile() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        Files.createDirectories(rig.folder);
        Files.write(rig.folder.resolve("Flyer.jpg"), asset.original().content().bytes());
        rig.sync();
        assertThat(rig.files()).containsExactly(Map.entry("Flyer.jpg", asset.sha256()));
        rig.assertNothingToDo();
    }

    @Test
    void doesNotFollowLinksInTheFolder() throws Exception {
        Path victim = Files.writeString(outside.resolve("victim"), "precious");
        rig.add("Flyer");
        rig.add("Poster");
        Files.createDirectories(rig.folder);
        Files.createSymbolicLink(rig.folder.resolve("Flyer.jpg"), victim);
        rig.sync();
        assertThat(rig.folder.resolve("Flyer.jpg")).isSymbolicLink();
        rig.assertFolderEqualsSet();

        Files.delete(rig.folder.resolve("Poster.jpg"));
        Files.createSymbolicLink(rig.folder.resolve("Poster.jpg"), victim);
        assertThat(rig.sync().count(Outcome.REPAIRED)).isEqualTo(1);
        assertThat(rig.folder.resolve("Poster.jpg")).isRegularFile();
        assertThat(Files.isSymbolicLink(rig.folder.resolve("Poster.jpg"))).isFalse();
        assertThat(victim).hasContent("precious");
    }

    private List<String> visible() throws IOException {
        try (Stream<Path> files = Files.list(rig.folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals(".bynder"))
                    .toList();
        }
    }
}
