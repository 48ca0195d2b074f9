package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.Await;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Kills syncs at random moments. */
class SyncKillTest extends SyncFixtureBase {

    private static final int KILLS = Integer.getInteger("bynder.kills", 4);

    @Test
    void aKillLosesNoFileAndNoDownload() throws Exception {
        for (int n = 0; n < 60; n++) {
            fixture.library()
                    .add(NewAsset.video("Film " + n, 60_000 + n * 1_000).tags(SyncFixture.TAG));
        }
        // Slow enough that a sync is not over before it can be killed.
        fixture.portal.faults().add(FaultRule.files(Fault.throttled(400_000)));
        List<String> whole = new ArrayList<>();
        fixture.library().assets().forEach(asset -> whole.add(asset.sha256()));
        Random random = new Random(4711);
        Map<String, Integer> finished = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            long before = fixture.portal.traffic().fileRequests();
            Process sync = start();
            Await.until("a download", () -> fixture.portal.traffic().fileRequests() > before || !sync.isAlive());
            sync.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
            sync.destroyForcibly().waitFor();
            List<String> films = films();
            assertThat(whole).as("no file is partial, kill %d", kill).containsAll(films);
            fixture.library().assets().stream()
                    .filter(asset -> films.contains(asset.sha256()))
                    .forEach(asset -> finished.putIfAbsent(asset.id(), downloads(asset)));
        }
        fixture.portal.faults().clear();
        SyncReport rest = fixture.sync(settings -> settings.withWriteMetadata(true));
        assertThat(rest.complete()).isTrue();
        assertThat(films()).containsExactlyInAnyOrderElementsOf(whole);
        assertThat(fixture.files()).as("with their metadata").hasSize(120);
        assertThat(finished).as("some files were finished before a kill").isNotEmpty();
        for (SampleAsset asset : fixture.library().assets()) {
            // The portal has also sent what the killed process had not read.
            assertThat(downloads(asset))
                    .as(asset.name())
                    .isEqualTo(finished.getOrDefault(asset.id(), downloads(asset)));
        }
        assertThat(fixture.sync(settings -> settings.withWriteMetadata(true)).assets())
                .isEmpty();
    }

    private int downloads(SampleAsset asset) {
        return fixture.portal.traffic().wholeDownloads(asset.id());
    }

    /** Moves, exchanges of names, replacements and deletions: many small steps with an order that matters. */
    @Test
    void aKillLeavesNoUnknownFile() throws Exception {
        for (int n = 0; n < 40; n++) {
            fixture.library().add(NewAsset.jpeg("Flyer " + n).size(1_000).tags(SyncFixture.TAG));
        }
        fixture.sync(settings -> settings.withWriteMetadata(true));
        Random random = new Random(4711);
        for (int kill = 0; kill < KILLS; kill++) {
            fixture.later();
            List<SampleAsset> assets = fixture.library().assets();
            for (int n = 0; n < 20; n++) {
                change(assets.get(random.nextInt(assets.size())), random);
            }
            long before = fixture.portal.traffic().requests(Route.MEDIA_LIST);
            Process sync = start();
            Await.until(
                    "a listing", () -> fixture.portal.traffic().requests(Route.MEDIA_LIST) > before || !sync.isAlive());
            sync.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
            sync.destroyForcibly().waitFor();
            assertThat(fixture.sync(settings -> settings.withWriteMetadata(true).withMaxDeletions(100))
                            .complete())
                    .isTrue();
            assertThat(fixture.files().entrySet().stream()
                            .filter(file -> !file.getKey().endsWith(".json"))
                            .map(Map.Entry::getValue))
                    .as("kill %d", kill)
                    .containsExactlyInAnyOrderElementsOf(wanted());
            assertThat(fixture.files()).hasSize(2 * wanted().size());
        }
    }

    private void change(SampleAsset asset, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> fixture.library().untag(asset.id(), SyncFixture.TAG);
            case 1 -> fixture.library().tag(asset.id(), SyncFixture.TAG);
            case 2 -> fixture.library().uploadNewVersion(asset.id());
            case 3 -> fixture.library().rename(asset.id(), "Flyer " + random.nextInt(40));
            default -> {
                fixture.library().uploadNewVersion(asset.id());
                fixture.library().rename(asset.id(), "Poster " + random.nextInt(10));
            }
        }
    }

    private List<String> wanted() {
        return fixture.library().assets().stream()
                .filter(asset -> asset.tags().contains(SyncFixture.TAG))
                .map(SampleAsset::sha256)
                .toList();
    }

    /** As on a machine without a locale. */
    @Test
    void reportsNamesThatThisJvmCannotRepresent() throws Exception {
        SampleAsset spelt = fixture.add("Flyer");
        for (int n = 0; n < 8; n++) {
            fixture.add("Frühling " + n);
        }
        Process sync = SyncProcess.start(fixture, Map.of("LC_ALL", "C"));
        String report = new String(sync.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(report)
                .contains("\"added\" : 1")
                .contains("\"failed\" : 8")
                .contains("Start it with LC_ALL=C.UTF-8");
        assertThat(fixture.files()).containsEntry("Flyer.jpg", spelt.sha256());
        assertThat(fixture.sync().count(Outcome.ADDED)).isEqualTo(8);
    }

    @Test
    void aFolderIsLockedUntilItsProcessEnds() throws Exception {
        fixture.add("Flyer");
        fixture.portal.faults().add(FaultRule.files(Fault.silence()));
        Process sync = start();
        try {
            Await.until("a stalled download", () -> fixture.portal.faults().stalled() > 0 || !sync.isAlive());
            assertThatThrownBy(fixture::sync).isInstanceOf(SyncException.class).hasMessageContaining("Another sync");
        } finally {
            sync.destroyForcibly().waitFor();
        }
        fixture.portal.faults().clear();
        assertThat(fixture.sync().count(Outcome.ADDED)).isEqualTo(1);
    }

    private List<String> films() throws Exception {
        List<String> films = new ArrayList<>();
        if (fixture.folder.toFile().exists()) {
            fixture.files().forEach((name, sha) -> films.add(name.endsWith(".mp4") ? sha : ""));
            films.removeIf(String::isEmpty);
        }
        return films;
    }

    private Process start() throws IOException {
        return SyncProcess.start(fixture, Map.of());
    }
}
