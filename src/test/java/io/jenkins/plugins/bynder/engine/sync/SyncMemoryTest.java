package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Syncs that change little need little memory, however large the library is. */
public class SyncMemoryTest {

    private static final int ASSETS = 30_000;

    /** About half of what this sync took when it kept entries and listed assets in memory. */
    private static final String HEAP = "-Xmx22m";

    @TempDir
    private Path folder;

    /** A full listing, and then a quick one. */
    @Test
    void anUnchangedLibraryFitsIntoASmallHeap() throws Exception {
        try (LargeLibrary library = LargeLibrary.start(ASSETS)) {
            library.fill(folder);

            assertThat(syncInAnotherProcess(library)).isEqualTo("DONE FULL " + ASSETS);
            assertThat(library.requests()).isEqualTo(ASSETS / 1000);
            assertThat(syncInAnotherProcess(library)).isEqualTo("DONE QUICK " + ASSETS);
            assertThat(library.requests()).isEqualTo(ASSETS / 1000 + 1);
        }
    }

    private String syncInAnotherProcess(LargeLibrary library) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SyncMemoryTest.class.getName(),
                        library.url(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return output;
    }

    /** Arguments: address of the portal, folder. Prints the end, the kind of listing and the number of unchanged assets. */
    public static void main(String[] arguments) throws Exception {
        PortalAddress address = PortalAddress.of(arguments[0]);
        HttpPortal portal =
                HttpPortal.of(address, new PermanentToken("token"), RequestBudget.unlimited(), HttpSettings.standard());
        SyncSettings settings = SyncSettings.of(address, LargeLibrary.TAG);
        AssetSource source = new PortalSource(portal, new Tag(LargeLibrary.TAG), PortalSource.fields(settings));
        try (FileHost host = FileHost.of(address, HttpSettings.standard(), settings.concurrency())) {
            SyncReport report = new Sync(source, host, new Progress()).run(settings, Path.of(arguments[1]));
            System.out.println(report.end() + " " + report.reading().listing() + " "
                    + report.counts().get(Outcome.UNCHANGED));
        }
    }
}
