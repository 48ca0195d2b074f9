package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.bynder.engine.sync.manifest.LocalFile;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestContent;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestLines;
import io.jenkins.plugins.bynder.engine.sync.manifest.PartialDownloadLog;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folders as a kill between two steps leaves them; each is made by undoing the steps after it. */
class SyncRecoveryTest extends SyncFixtureBase {

    private PartialFiles parts;

    @BeforeEach
    void openPartialFiles() {
        parts = new PartialFiles(
                fixture.folder.resolve(".bynder/parts"), fixture.folder.resolve(".bynder/parts.jsonl"));
    }

    @Test
    void killedBetweenTheLineAndTheName() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        Files.move(fixture.folder.resolve("Flyer.jpg"), parts.part(asset.id()));
        writeNote(asset, 20_000);
        SyncReport report = syncWithoutDownload();
        assertThat(report.assets())
                .extracting(AssetReport::outcome, AssetReport::reason)
                .containsExactly(tuple(Outcome.ADDED, "completed from an interrupted run"));
        fixture.assertNothingToDo();
    }

    @Test
    void killedBetweenTheBytesAndTheLine() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync(settings -> settings.withDryRun(true));
        Files.createDirectories(parts.part(asset.id()).getParent());
        Files.write(parts.part(asset.id()), asset.original().content().bytes());
        writeNote(asset, 20_000);
        assertThat(syncWithoutDownload().count(Outcome.ADDED)).isEqualTo(1);
        fixture.assertNothingToDo();
    }

    @Test
    void killedBetweenTheLineOfANewVersionAndItsName() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        byte[] old = Files.readAllBytes(fixture.folder.resolve("Flyer.jpg"));
        fixture.later();
        fixture.library().uploadNewVersion(asset.id());
        fixture.sync();
        Files.move(fixture.folder.resolve("Flyer.jpg"), parts.part(asset.id()));
        Files.write(fixture.folder.resolve("Flyer.jpg"), old);
        assertThat(syncWithoutDownload().count(Outcome.ADDED)).isEqualTo(1);
        fixture.assertNothingToDo();
    }

    @Test
    void killedDuringTheDownload() throws Exception {
        SampleAsset asset =
                fixture.library().add(NewAsset.video("Film", 500_000).tags(SyncFixture.TAG));
        fixture.sync();
        String etag = entry(asset).revision().etag();
        Files.delete(fixture.folder.resolve(".bynder/manifest.jsonl"));
        Files.move(fixture.folder.resolve("Film.mp4"), parts.part(asset.id()));
        truncate(parts.part(asset.id()), 400_000);
        write(asset, asset.modified().toEpochMilli(), 500_000, etag);
        fixture.portal.traffic().reset();
        fixture.sync();
        assertThat(fixture.portal.traffic().bytesSent()).isEqualTo(100_000);
        fixture.assertFolderEqualsSet();
        fixture.assertNothingToDo();
    }

    /** The listing has moved since, so only the file host can tell whether the part is of the present file. */
    @Test
    void killedBeforeTheLineAndThenTheAssetWasEdited() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        String etag = entry(asset).revision().etag();
        Files.delete(fixture.folder.resolve(".bynder/manifest.jsonl"));
        Files.move(fixture.folder.resolve("Flyer.jpg"), parts.part(asset.id()));
        write(asset, asset.modified().toEpochMilli(), 20_000, etag);
        fixture.later();
        fixture.library().describe(asset.id(), "words");
        assertThat(syncWithoutDownload().count(Outcome.ADDED)).isEqualTo(1);
        fixture.assertNothingToDo();
    }

    @Test
    void doesNotResumeThePartialFileOfAnotherVersion() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync(settings -> settings.withDryRun(true));
        Files.createDirectories(parts.part(asset.id()).getParent());
        Files.write(parts.part(asset.id()), new byte[15_000]);
        write(asset, asset.modified().toEpochMilli(), 20_000, "\"another\"");
        fixture.sync();
        fixture.assertFolderEqualsSet();
    }

    @Test
    void discardsAPartialFileWithAMalformedRecord() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync(settings -> settings.withDryRun(true));
        Files.createDirectories(parts.part(asset.id()).getParent());
        Files.write(parts.part(asset.id()), new byte[30_000]);
        write(asset, 0, 1, "\"x\ry\"");
        Files.writeString(
                fixture.folder.resolve(".bynder/parts.jsonl"),
                "{\"id\":[\n{\"id\":\"x\",\"over\":7}\n{\"size\":\"many",
                StandardOpenOption.APPEND);
        fixture.sync();
        fixture.assertFolderEqualsSet();
        assertThat(parts.part(asset.id()).getParent()).isEmptyDirectory();
        assertThat(fixture.folder.resolve(".bynder/parts.jsonl")).doesNotExist();
    }

    @Test
    void killedBetweenTheLineOfAMoveAndTheMove() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        fixture.later();
        fixture.library().rename(asset.id(), "Poster");
        fixture.sync();
        Files.move(fixture.folder.resolve("Poster.jpg"), fixture.folder.resolve("Flyer.jpg"));
        rewrite(asset, entry -> entry.withFormer(Optional.of(entry.file().at("Flyer.jpg"))));
        SyncReport report = syncWithoutDownload();
        assertThat(report.assets()).isEmpty();
        assertThat(fixture.files()).containsExactly(Map.entry("Poster.jpg", asset.sha256()));
        fixture.assertNothingToDo();
    }

    @Test
    void killedBetweenTheMoveAndItsLine() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        fixture.later();
        fixture.library().rename(asset.id(), "Poster");
        Files.move(fixture.folder.resolve("Flyer.jpg"), fixture.folder.resolve("Poster.jpg"));
        syncWithoutDownload();
        assertThat(fixture.files()).containsExactly(Map.entry("Poster.jpg", asset.sha256()));
        fixture.assertNothingToDo();
    }

    @Test
    void killedBeforeTheReplacedFileWasDeleted() throws Exception {
        Replaced flyer = replaceFlyerByPoster();
        Files.write(fixture.folder.resolve("Flyer.jpg"), flyer.bytes());
        rewrite(flyer.asset(), entry -> entry.withFormer(Optional.of(flyer.file())));
        syncWithoutDownload();
        assertThat(fixture.files()).containsOnlyKeys("Poster.jpg");
        fixture.assertNothingToDo();
    }

    @Test
    void killedBeforeTheReplacementOfAFileUnderAnotherName() throws Exception {
        Replaced flyer = replaceFlyerByPoster();
        Files.move(
                fixture.folder.resolve("Poster.jpg"), parts.part(flyer.asset().id()));
        Files.write(fixture.folder.resolve("Flyer.jpg"), flyer.bytes());
        rewrite(flyer.asset(), entry -> entry.withFormer(Optional.of(flyer.file())));
        syncWithoutDownload();
        assertThat(fixture.files()).containsOnlyKeys("Poster.jpg");
        fixture.assertNothingToDo();
    }

    @Test
    void killedBeforeTheReplacementAndThenTheAssetLeft() throws Exception {
        Replaced flyer = replaceFlyerByPoster();
        Files.move(
                fixture.folder.resolve("Poster.jpg"), parts.part(flyer.asset().id()));
        Files.write(fixture.folder.resolve("Flyer.jpg"), flyer.bytes());
        rewrite(flyer.asset(), entry -> entry.withFormer(Optional.of(flyer.file())));
        fixture.library().delete(flyer.asset().id());
        syncWithoutDownload();
        assertThat(fixture.files()).isEmpty();
        fixture.assertNothingToDo();
    }

    @Test
    void keepsAReplacedFileThatAUserChanged() throws Exception {
        Replaced flyer = replaceFlyerByPoster();
        Files.writeString(fixture.folder.resolve("Flyer.jpg"), "mine");
        rewrite(flyer.asset(), entry -> entry.withFormer(Optional.of(flyer.file())));
        syncWithoutDownload();
        assertThat(fixture.folder.resolve("Flyer.jpg")).hasContent("mine");
    }

    /** The older asset keeps the name, and the other file is fetched again. */
    @Test
    void twoEntriesHaveTheSameName() throws Exception {
        SampleAsset older = fixture.add("Flyer");
        fixture.later();
        // Of another size, because a file is recognized by its size and its time.
        SampleAsset younger =
                fixture.library().add(NewAsset.jpeg("Flyer").size(21_000).tags(SyncFixture.TAG));
        fixture.sync();
        String other = entry(younger).path();
        Files.delete(fixture.folder.resolve(other));
        rewrite(younger, entry -> entry.withFile(entry.file().at("Flyer.jpg")));
        fixture.sync();
        assertThat(fixture.files())
                .containsOnly(Map.entry("Flyer.jpg", older.sha256()), Map.entry(other, younger.sha256()));
        fixture.assertNothingToDo();
    }

    @Test
    void killedWhileFilesWereParked() throws Exception {
        SampleAsset a = fixture.add("A");
        SampleAsset b = fixture.add("B");
        fixture.sync();
        fixture.later();
        fixture.library().rename(a.id(), "B");
        fixture.library().rename(b.id(), "A");
        Files.move(fixture.folder.resolve("A.jpg"), parts.part(a.id()));
        Files.move(fixture.folder.resolve("B.jpg"), parts.part(b.id()));
        syncWithoutDownload();
        assertThat(fixture.files()).containsOnly(Map.entry("A.jpg", b.sha256()), Map.entry("B.jpg", a.sha256()));
        fixture.assertNothingToDo();
    }

    @Test
    void anIncompleteLastLineIsNoDamage() throws Exception {
        fixture.add("Flyer");
        fixture.add("Poster");
        fixture.sync();
        Path manifest = fixture.folder.resolve(".bynder/manifest.jsonl");
        Files.writeString(manifest, "{\"id\":\"0A1B", StandardOpenOption.APPEND);
        SyncReport report = syncWithoutDownload();
        assertThat(report.message()).isEmpty();
        assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(2);
        fixture.assertNothingToDo();
    }

    private SyncReport syncWithoutDownload() throws IOException {
        fixture.portal.traffic().reset();
        SyncReport report = fixture.sync();
        assertThat(report.complete()).isTrue();
        assertThat(fixture.portal.traffic().bytesSent()).isZero();
        return report;
    }

    private void writeNote(SampleAsset asset, long size) throws IOException {
        write(asset, asset.modified().toEpochMilli(), size, "\"whatever\"");
    }

    private void write(SampleAsset asset, long modified, long size, String validator) throws IOException {
        parts.write(new PartialDownloadLog.PartialDownload(asset.id(), "", modified, size, validator));
        parts.close();
    }

    private ManifestEntry entry(SampleAsset asset) throws IOException {
        return ManifestContent.read(fixture.folder.resolve(".bynder/manifest.jsonl"))
                .entries()
                .get(asset.id());
    }

    private void rewrite(SampleAsset asset, UnaryOperator<ManifestEntry> change) throws IOException {
        Files.write(
                fixture.folder.resolve(".bynder/manifest.jsonl"),
                ManifestLines.known(change.apply(entry(asset))),
                StandardOpenOption.APPEND);
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    /** A new version under another name has replaced the file. */
    private record Replaced(SampleAsset asset, LocalFile file, byte[] bytes) {}

    private Replaced replaceFlyerByPoster() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        Replaced flyer =
                new Replaced(asset, entry(asset).file(), Files.readAllBytes(fixture.folder.resolve("Flyer.jpg")));
        fixture.later();
        fixture.library().rename(asset.id(), "Poster");
        fixture.library().uploadNewVersion(asset.id());
        fixture.sync();
        return flyer;
    }
}
