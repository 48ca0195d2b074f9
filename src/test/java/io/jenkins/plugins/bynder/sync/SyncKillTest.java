package io.jenkins.plugins.bynder.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9, again and again, at moments that nobody chose. */
class SyncKillTest {

    private static final int KILLS = 10;

    private Rig rig;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        rig = new Rig(folder.resolve("DAM import"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void noKillCostsAFileOrADownload() throws Exception {
        for (int n = 0; n < 60; n++) {
            rig.library().add(NewAsset.video("Film " + n, 60_000 + n * 1_000).tags(Rig.TAG));
        }
        // Slow enough that a sync is not over before it can be killed.
        rig.portal.faults().add(FaultRule.files(Fault.throttled(400_000)));
        List<String> whole = new ArrayList<>();
        rig.library().assets().forEach(asset -> whole.add(asset.sha256()));
        Random random = new Random(4711);
        for (int kill = 0; kill < KILLS; kill++) {
            long before = rig.portal.traffic().fileRequests();
            Process sync = start();
            while (rig.portal.traffic().fileRequests() == before && sync.isAlive()) {
                Thread.onSpinWait();
            }
            sync.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
            sync.destroyForcibly().waitFor();
            assertThat(whole).as("no file is partial, kill %d", kill).containsAll(films());
        }
        rig.portal.faults().clear();
        SyncReport rest = rig.sync(settings -> settings.withMetadata(true));
        assertThat(rest.complete()).isTrue();
        assertThat(films()).containsExactlyInAnyOrderElementsOf(whole);
        assertThat(rig.files()).as("with their metadata").hasSize(120);
        for (SampleAsset asset : rig.library().assets()) {
            assertThat(rig.portal.traffic().wholeDownloads(asset.id()))
                    .as(asset.name())
                    .isLessThanOrEqualTo(1);
        }
        assertThat(rig.sync(settings -> settings.withMetadata(true)).assets()).isEmpty();
    }

    @Test
    void anotherProcessKeepsTheFolderUntilItsEnd() throws Exception {
        rig.add("Flyer");
        rig.portal.faults().add(FaultRule.files(Fault.silence()));
        Process sync = start();
        try {
            while (rig.portal.faults().stalled() == 0 && sync.isAlive()) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(rig::sync).isInstanceOf(SyncException.class).hasMessageContaining("Another sync");
        } finally {
            sync.destroyForcibly().waitFor();
        }
        rig.portal.faults().clear();
        assertThat(rig.sync().count(Outcome.ADDED)).isEqualTo(1);
    }

    private List<String> films() throws Exception {
        List<String> films = new ArrayList<>();
        if (rig.folder.toFile().exists()) {
            rig.files().forEach((name, sha) -> films.add(name.endsWith(".mp4") ? sha : ""));
            films.removeIf(String::isEmpty);
        }
        return films;
    }

    private Process start() throws Exception {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledSync.class.getName(),
                        rig.portal.url(),
                        rig.portal.access().owner().keys().permanentToken(),
                        rig.folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
