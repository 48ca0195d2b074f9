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
        parts = new PartialFiles(rig.folder.resolve(".bynder/parts"), rig.folder.resolve(".bynder/parts.jsonl"));
    }

    @Test
    void killedBetweenTheLineAndTheName() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        rig.sync();
        Files.move(rig.folder.resolve("Flyer.jpg"), parts.part(asset.id()));
        writeNote(asset, 20_000);
        SyncReport report = syncWithoutDownload();
        assertThat(report.assets())
                .extracting(AssetReport::outcome, AssetReport::reason)
                .containsExactly(tuple(Outcome.ADDED, "completed from an interrupted run"));
        rig.assertNothingToDo();
    }

    @Test
    void killedBetweenTheBytesAndTheLine() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        rig.sync(settings -> settings.withDryRun(true));
        Files.createDirectories(parts.part(asset.id()).getParent());
        Files.write(parts.part(asset.id()), asset.original().content().bytes());
        writeNote(asset, 20_000);
        assertThat(syncWithoutDownload().count(Outcome.ADDED)).isEqualTo(1);
        rig.assertNothingToDo();
    }

    @Test
    void killedBetweenTheLineOfANewVersionAndItsName() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        rig.sync();
        byte[] old = Files.readAllBytes(rig.folder.resolve("Flyer.jpg"));
        rig.later();
        rig.library().uploadNewVersion(asset.id());
        rig.sync();
        Files.move(rig.folder.resolve("Flyer.jpg"), parts.part(asset.id()));
        Files.write(rig.folder.resolve("Flyer.jpg"), old);
        assertThat(syncWithoutDownload().count(Outcome.ADDED)).isEqualTo(1);
        rig.assertNothingToDo();
    }

    @Test
    void killedDuringTheDownload() throws Exception {
        SampleAsset asset = rig.library().add(NewAsset.video("Film", 500_000).tags(SyncFixture.TAG));
        rig.sync();
        String etag = entry(asset).revision().etag();
        Files.delete(rig.folder.resolve(".bynder/manifest.jsonl"));
        Files.move(rig.folder.resolve("Film.mp4"), parts.part(asset.id()));
        truncate(parts.part(asset.id()), 400_000);
        write(asset, asset.modified().toEpochMilli(), 500_000, etag);
        rig.portal.traffic().reset();
        rig.sync();
        assertThat(rig.portal.traffic().bytesSent()).isEqualTo(100_000);
        rig.assertFolderEqualsSet();
        rig.assertNothingToDo();
    }

    /** The listing has moved since, so only the file host can tell whether the part is of the present file. */
    @Test
    void killedBeforeTheLineAndThenTheAssetWasEdited() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        rig.sync();
        String etag = entry(asset).revision().etag();
        Files.delete(rig.folder.resolve(".bynder/manifest.jsonl"));
        Files.move(rig.folder.resolve("Flyer.jpg"), parts.part(asset.id()));
        write(asset, asset.modified().toEpochMilli(), 20_000, etag);
        rig.later();
        rig.library().describe(asset.id(), "words");
        assertThat(syncWithoutDownload().count(Outcome.ADDED)).isEqualTo(1);
        rig.assertNothingToDo();
    }

    @Test
    void doesNotResumeThePartialFileOfAnotherVersion() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        rig.sync(settings -> settings.withDryRun(true));
        Files.createDirectories(parts.part(asset.id()).getParent());
        Files.write(parts.part(asset.id()), new byte[15_000]);
        write(asset, asset.modified().toEpochMilli(), 20_000, "\"another\"");
        rig.sync();
        rig.assertFolderEqualsSet();
    }

    @Test
    void discardsAPartialFileWithAMalformedRecord() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        rig.sync(settings -> settings.withDryRun(true));
        Files.createDirectories(parts.part(asset.id()).getParent());
        Files.write(parts.part(asset.id()), new byte[30_000]);
        write(asset, 0, 1, "\"x\ry\"");
        Files.writeString(
                rig.folder.resolve(".bynder/parts.jsonl"),
                "{\"id\":[\n{\"id\":\"x\",\"over\":7}\n{\"size\":\"many",
                StandardOpenOption.APPEND);
        rig.sync();
        rig.assertFolderEqualsSet();
        assertThat(parts.part(asset.id()).getParent()).isEmptyDirectory();
        assertThat(rig.folder.resolve(".bynder/parts.jsonl")).doesNotExist();
    }

    @Test
    void killedBetweenTheLineOfAMoveAndTheMove() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        rig.sync();
        rig.later();
        rig.library().rename(asset.id(), "Poster");
        rig.sync();
        Files.move(rig.folder.resolve("Poster.jpg"), rig.folder.resolve("Flyer.jpg"));
        rewrite(asset, entry -> entry.withFormer(Optional.of(entry.file().at("Flyer.jpg"))));
        SyncReport report = syncWithoutDownload();
        assertThat(report.assets()).isEmpty();
        assertThat(rig.files()).containsExactly(Map.entry("Poster.jpg", asset.sha256()));
        rig.assertNothingToDo();
    }

    @Test
    void killedBetweenTheMoveAndItsLine() throws Exception {
        SampleAsset asset = rig.add("Flyer");
        rig.sync();
        rig.later();
        rig.library().rename(asset.id(), "Poster");
        Files.move(rig.folder.resolve("Flyer.jpg"), rig.folder.resolve("Poster.jpg"));
        syncWithoutDownload();
        assertThat(rig.files()).containsExactly(Map.entry("Poster.jpg", asset.sha256()));
        rig.assertNothingToDo();
    }

    @Test
    void killedBeforeTheReplacedFileWasDeleted() throws Exception {
        Replaced flyer = replaceFlyerByPoster();
        Files.write(rig.folder.resolve("Flyer.jpg"), flyer.bytes());
        rewrite(flyer.asset(), entry -> entry.withFormer(Optional.of(flyer.file())));
        syncWithoutDownload();
        assertThat(rig.files()).containsOnlyKeys("Poster.jpg");
        rig.assertNothingToDo();
    }

    @Test
    void killedBeforeTheReplacementOfAFileUnderAnotherName() throws Exception {
        Replaced flyer = replaceFlyerByPoster();
        Files.move(rig.folder.resolve("Poster.jpg"), parts.part(flyer.asset().id()));
        Files.write(rig.folder.resolve("Flyer.jpg"), flyer.bytes());
        rewrite(flyer.asset(), entry -> entry.withFormer(Optional.of(flyer.file())));
        syncWithoutDownload();
        assertThat(rig.files()).containsOnlyKeys("Poster.jpg");
        rig.assertNothingToDo();
    }

    @Test
    void killedBeforeTheReplacementAndThenTheAssetLeft() throws Exception {
        Replaced flyer = replaceFlyerByPoster();
        Files.move(rig.folder.resolve("Poster.jpg"), parts.part(flyer.asset().id()));
        Files.write(rig.folder.resolve("Flyer.jpg"), flyer.bytes());
        rewrite(flyer.asset(), entry -> entry.withFormer(Optional.of(flyer.file())));
        rig.library().delete(flyer.asset().id());
        syncWithoutDownload();
        assertThat(rig.files()).isEmpty();
        rig.assertNothingToDo();
    }

    @Test
    void keepsAReplacedFileThatAUserChanged() throws Exception {
        Replaced flyer = replaceFlyerByPoster();
        Files.writeString(rig.folder.resolve("Flyer.jpg"), "mine");
        rewrite(flyer.asset(), entry -> entry.withFormer(Optional.of(flyer.file())));
        syncWithoutDownload();
        assertThat(rig.folder.resolve("Flyer.jpg")).hasContent("mine");
    }

    /** The older asset keeps the name, and the other file is fetched again. */
    @Test
    void twoEntriesHaveTheSameName() throws Exception {
        SampleAsset older = rig.add("Flyer");
        rig.later();
        // Of another size, because a file is recognized by its size and its time.
        SampleAsset younger =
                rig.library().add(NewAsset.jpeg("Flyer").size(21_000).tags(SyncFixture.TAG));
        rig.sync();
        String other = entry(younger).path();
        Files.delete(rig.folder.resolve(other));
        rewrite(younger, entry -> entry.withFile(entry.file().at("Flyer.jpg")));
        rig.sync();
        assertThat(rig.files())
                .containsOnly(Map.entry("Flyer.jpg", older.sha256()), Map.entry(other, younger.sha256()));
        rig.assertNothingToDo();
    }

    @Test
    void killedWhileFilesWereParked() throws Exception {
        SampleAsset a = rig.add("A");
        SampleAsset b = rig.add("B");
        rig.sync();
        rig.later();
        rig.library().rename(a.id(), "B");
        rig.library().rename(b.id(), "A");
        Files.move(rig.folder.resolve("A.jpg"), parts.part(a.id()));
        Files.move(rig.folder.resolve("B.jpg"), parts.part(b.id()));
        syncWithoutDownload();
        assertThat(rig.files()).containsOnly(Map.entry("A.jpg", b.sha256()), Map.entry("B.jpg", a.sha256()));
        rig.assertNothingToDo();
    }

    @Test
    void anIncompleteLastLineIsNoDamage() throws Exception {
        rig.add("Flyer");
        rig.add("Poster");
        rig.sync();
        Path manifest = rig.folder.resolve(".bynder/manifest.jsonl");
        Files.writeString(manifest, "{\"id\":\"0A1B", StandardOpenOption.APPEND);
        SyncReport report = syncWithoutDownload();
        assertThat(report.message()).isEmpty();
        assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(2);
        rig.assertNothingToDo();
    }

    private SyncReport syncWithoutDownload() throws IOException {
        rig.portal.traffic().reset();
        SyncReport report = rig.sync();
        assertThat(report.complete()).isTrue();
        assertThat(rig.portal.traffic().bytesSent()).isZero();
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
        return ManifestContent.read(rig.folder.resolve(".bynder/manifest.jsonl"))
                .entries()
                .get(asset.id());
    }

    private void rewrite(SampleAsset asset, UnaryOperator<ManifestEntry> change) throws IOException {
        Files.write(
                rig.folder.resolve(".bynder/manifest.jsonl"),
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
        SampleAsset asset = rig.add("Flyer");
        rig.sync();
        Replaced flyer = new Replaced(asset, entry(asset).file(), Files.readAllBytes(rig.folder.resolve("Flyer.jpg")));
        rig.later();
        rig.library().rename(asset.id(), "Poster");
        rig.library().uploadNewVersion(asset.id());
        rig.sync();
        return flyer;
    }
}
