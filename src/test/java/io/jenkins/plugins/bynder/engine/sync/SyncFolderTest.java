package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sync makes of what it finds in its folder. */
class SyncFolderTest extends SyncFixtureBase {

    @Test
    void restoresChangedAndMissingFiles() throws Exception {
        fixture.add("Changed");
        fixture.add("Grown");
        fixture.add("Missing");
        fixture.sync();
        fixture.later();
        Path changed = fixture.folder.resolve("Changed.jpg");
        byte[] bytes = Files.readAllBytes(changed);
        bytes[10_000]++;
        Files.write(changed, bytes);
        Files.setLastModifiedTime(changed, FileTime.fromMillis(1));
        Files.writeString(fixture.folder.resolve("Grown.jpg"), "x", StandardOpenOption.APPEND);
        Files.delete(fixture.folder.resolve("Missing.jpg"));
        SyncReport report = fixture.sync();
        assertThat(report.complete()).isTrue();
        assertThat(report.changed()).isTrue();
        assertThat(report.assets())
                .extracting(AssetReport::path, AssetReport::outcome, AssetReport::reason)
                .containsExactlyInAnyOrder(
                        tuple("Changed.jpg", Outcome.REPAIRED, "changed here, downloaded again"),
                        tuple("Grown.jpg", Outcome.REPAIRED, "changed here, downloaded again"),
                        tuple("Missing.jpg", Outcome.REPAIRED, "missing here, downloaded again"));
        fixture.assertFolderEqualsSet();
        fixture.assertNothingToDo();
    }

    @Test
    void acceptsAFileWithAnotherTimeAndEqualBytes() throws Exception {
        fixture.add("Flyer");
        fixture.sync();
        Files.setLastModifiedTime(fixture.folder.resolve("Flyer.jpg"), FileTime.fromMillis(1_000_000));
        SyncReport report = fixture.sync();
        assertThat(report.assets()).isEmpty();
        assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(1);
        assertThat(report.bytesDownloaded()).isZero();
        fixture.assertNothingToDo();
    }

    @Test
    void rejectsAFolderOfAnotherTagOrPortal() throws Exception {
        fixture.add("Flyer");
        fixture.sync();
        Map<String, String> before = fixture.everything();
        SyncSettings other = SyncSettings.of(fixture.address, "Other");
        assertThatThrownBy(() ->
                        new Sync(fixture.source(other), fixture.host(), new SyncProgress()).run(other, fixture.folder))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("tag \"Gelato\"")
                .hasMessageContaining(fixture.address.toString());
        assertThat(fixture.everything()).isEqualTo(before);
    }

    @Test
    void aFolderWithoutAssetsCanBeReused() throws Exception {
        SyncSettings typo = SyncSettings.of(fixture.address, "Gelat");
        new Sync(fixture.source(typo), fixture.host(), new SyncProgress()).run(typo, fixture.folder);
        fixture.add("Flyer");
        assertThat(fixture.sync().count(Outcome.ADDED)).isEqualTo(1);
        fixture.assertNothingToDo();
    }

    @Test
    void rejectsAFolderOfALaterVersion() throws Exception {
        fixture.sync();
        Path manifest = fixture.folder.resolve(".bynder/manifest.jsonl");
        Files.writeString(
                manifest,
                "{\"format\":2,\"portal\":\"" + fixture.address + "\",\"tag\":\"" + SyncFixture.TAG + "\"}\n");
        assertThatThrownBy(fixture::sync).isInstanceOf(SyncException.class).hasMessageContaining("later version");
    }

    @Test
    void twoSyncsOfAFolderNeverRunAtOnce() throws Exception {
        fixture.add("Flyer");
        CountDownLatch listing = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.meanwhile(() -> {
                            listing.countDown();
                            await(tried);
                        }))
                        .on(Route.MEDIA_LIST)
                        .times(1));
        List<SyncReport> first = new ArrayList<>();
        Thread running = new Thread(() -> first.add(run()));
        running.start();
        listing.await();
        for (int n = 0; n < 2; n++) {
            assertThatThrownBy(fixture::sync).isInstanceOf(SyncException.class).hasMessageContaining("Another sync");
        }
        tried.countDown();
        running.join();
        assertThat(first.get(0).complete()).isTrue();
        fixture.assertNothingToDo();
    }

    @Test
    void aDamagedManifestLosesOnlyUnreadableEntries() throws Exception {
        for (int n = 0; n < 10; n++) {
            fixture.add("Flyer " + n);
        }
        fixture.sync();
        Path manifest = fixture.folder.resolve(".bynder/manifest.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(manifest));
        lines.set(3, lines.get(3).substring(0, 40));
        lines.set(5, "\u0000\u0000\u0000");
        Files.write(manifest, lines);
        fixture.portal.traffic().reset();
        SyncReport report = fixture.sync();
        assertThat(report.complete()).isTrue();
        assertThat(report.message()).contains("2 lines of the manifest's 11").contains("manifest.damaged-");
        assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(8);
        assertThat(report.count(Outcome.ADDED)).as("their files are adopted").isEqualTo(2);
        fixture.assertFolderEqualsSet();
        try (Stream<Path> files = Files.list(fixture.folder.resolve(".bynder"))) {
            assertThat(files.filter(file -> file.toString().contains("damaged")))
                    .singleElement()
                    .satisfies(copy -> assertThat(Files.readAllLines(copy)).isEqualTo(lines));
        }
        fixture.assertNothingToDo();
        assertThat(fixture.sync().message()).isEmpty();
    }

    @Test
    void acceptsAManifestWithoutHeader() throws Exception {
        fixture.add("Flyer");
        fixture.sync();
        Path manifest = fixture.folder.resolve(".bynder/manifest.jsonl");
        List<String> lines = Files.readAllLines(manifest);
        Files.write(manifest, lines.subList(1, lines.size()));
        SyncReport report = fixture.sync();
        assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(1);
        assertThat(report.bytesDownloaded()).isZero();
        fixture.assertNothingToDo();
    }

    @Test
    void aForgedManifestReachesNoOtherFile() throws Exception {
        Path victim = Files.writeString(outside.resolve("victim.jpg"), "precious");
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        Path manifest = fixture.folder.resolve(".bynder/manifest.jsonl");
        String sha = ImportFolder.sha256(victim);
        String forged = Files.readString(manifest)
                + "{\"id\":\"AAAA\",\"title\":\"x\",\"path\":\"../victim.jpg\",\"size\":8,\"sha256\":\"" + sha
                + "\",\"mtime\":0,\"modified\":0,\"state\":\"present\"}\n"
                + "{\"id\":\"../../x\",\"title\":\"x\",\"path\":\"x\",\"size\":8,\"sha256\":\"" + sha
                + "\",\"mtime\":0,\"modified\":0,\"state\":\"present\"}\n";
        Files.writeString(manifest, forged);
        assertThat(fixture.sync().complete()).isTrue();
        assertThat(victim).hasContent("precious");
        assertThat(fixture.files()).containsExactly(Map.entry("Flyer.jpg", asset.sha256()));
    }

    @Test
    void rejectsLinksInPlaceOfControlFolders() throws Exception {
        Path elsewhere = Files.createDirectories(outside.resolve("elsewhere"));
        Files.createDirectories(fixture.folder);
        Files.createSymbolicLink(fixture.folder.resolve(".bynder"), elsewhere);
        fixture.add("Flyer");
        assertThatThrownBy(fixture::sync).isInstanceOf(SyncException.class).hasMessageContaining(".bynder");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.jsonl", "parts.jsonl"})
    void namesALinkOrFolderInPlaceOfAControlFile(String name) throws Exception {
        fixture.add("Flyer");
        fixture.sync();
        Path file = fixture.folder.resolve(".bynder").resolve(name);
        Files.deleteIfExists(file);
        Files.createDirectory(file);
        assertThatThrownBy(fixture::sync)
                .isInstanceOf(SyncException.class)
                .hasMessage(file + " is a link or a special file, but a regular file or folder is needed there."
                        + " Remove it and run again.");
        Files.delete(file);
        Files.createSymbolicLink(file, fixture.folder.resolve("elsewhere"));
        assertThatThrownBy(fixture::sync).isInstanceOf(SyncException.class).hasMessageStartingWith(file.toString());
        Files.delete(file);
        assertThat(fixture.sync().complete()).isTrue();
    }

    @Test
    void reportsAnUnusableFolder() throws Exception {
        Files.writeString(fixture.folder, "a file");
        assertThatThrownBy(fixture::sync)
                .isInstanceOf(SyncException.class)
                .hasMessageContaining(fixture.folder.toString())
                .hasMessageContaining("Cannot write to the folder");
        assertThat(fixture.folder).hasContent("a file");
    }

    @Test
    void stopsIfPartialFilesCannotBeWritten() throws Exception {
        for (int n = 0; n < 40; n++) {
            fixture.add("Flyer " + n);
        }
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.meanwhile(() -> {
                            try {
                                Files.deleteIfExists(fixture.folder.resolve(".bynder/parts"));
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        }))
                        .on(Route.DOWNLOAD)
                        .times(1));
        SyncReport report = fixture.sync(settings -> settings.withConcurrency(1));
        assertThat(report.end()).isEqualTo(SyncReport.End.COMPLETED_WITH_FAILURES);
        assertThat(report.message()).contains("Cannot write to the folder");
        assertThat(report.count(Outcome.FAILED)).isEqualTo(40);
        assertThat(fixture.portal.traffic().fileRequests()).isLessThan(5);
        assertThat(fixture.sync().count(Outcome.ADDED)).isEqualTo(40);
        fixture.assertFolderEqualsSet();
    }

    /** Threads that are stopped because of another one's failure have no failure of their own. */
    @Test
    void aFolderThatTakesNoFilesIsTheOnlyReason() throws Exception {
        for (int n = 0; n < 60; n++) {
            fixture.add("Flyer " + n);
        }
        fixture.sync();
        for (SampleAsset asset : fixture.library().assets()) {
            Path part = new PartialFiles(fixture.folder.resolve(".bynder/parts"), fixture.folder.resolve("unused"))
                    .part(asset.id());
            Files.move(fixture.folder.resolve(asset.name() + ".jpg"), part);
        }
        assumeTrue(changed("+i"), "this machine can protect a folder");
        SyncReport report;
        try {
            report = fixture.sync();
        } finally {
            changed("-i");
        }
        assertThat(report.end()).isEqualTo(SyncReport.End.COMPLETED_WITH_FAILURES);
        assertThat(report.count(Outcome.FAILED)).isEqualTo(60);
        assertThat(report.assets())
                .allSatisfy(asset -> assertThat(asset.reason())
                        .containsIgnoringCase("not permitted")
                        .doesNotContain("Exception"));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    private boolean changed(String attribute) throws InterruptedException {
        try {
            return new ProcessBuilder("chattr", attribute, fixture.folder.toString())
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aDryRunReportsAndChangesNothing() throws Exception {
        assertThat(fixture.sync(settings -> settings.withDryRun(true)).complete())
                .isTrue();
        assertThat(fixture.folder).doesNotExist();

        SampleAsset updated = fixture.add("Updated");
        SampleAsset renamed = fixture.add("Renamed");
        SampleAsset gone = fixture.add("Gone");
        SampleAsset described = fixture.add("Described");
        fixture.add("Missing");
        fixture.sync();
        fixture.later();
        fixture.add("New");
        fixture.library().uploadNewVersion(updated.id());
        fixture.library().rename(renamed.id(), "Called otherwise");
        fixture.library().untag(gone.id(), SyncFixture.TAG);
        fixture.library().describe(described.id(), "words");
        Files.delete(fixture.folder.resolve("Missing.jpg"));
        Map<String, String> before = fixture.everything();
        SyncReport told = fixture.sync(settings -> settings.withDryRun(true));
        assertThat(fixture.everything()).isEqualTo(before);
        assertThat(told.dryRun()).isTrue();
        assertThat(told.bytesDownloaded()).isZero();
        SyncReport done = fixture.sync();
        assertThat(told.counts()).isEqualTo(done.counts());
        assertThat(told.assets())
                .extracting(AssetReport::path, AssetReport::outcome, AssetReport::reason)
                .containsExactlyInAnyOrderElementsOf(done.assets().stream()
                        .map(asset -> tuple(asset.path(), asset.outcome(), asset.reason()))
                        .toList());
        assertThat(done.counts().values()).as("one of each").containsOnly(0, 1);
    }

    @Test
    void theDeletionLimitAppliesToADryRun() throws Exception {
        for (int n = 0; n < 12; n++) {
            fixture.add("Flyer " + n);
        }
        fixture.sync();
        fixture.library().assets().forEach(asset -> fixture.library().untag(asset.id(), SyncFixture.TAG));
        assertThat(fixture.sync(settings -> settings.withDryRun(true)).end()).isEqualTo(SyncReport.End.DELETION_LIMIT);
        assertThat(fixture.files()).hasSize(12);
    }

    private SyncReport run() {
        try {
            return fixture.sync();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
