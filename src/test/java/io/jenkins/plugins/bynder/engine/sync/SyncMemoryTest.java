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
import io.jenkins.plugins.bynder.engine.util.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Syncs that change little need little memory, however large the library is. */
@org.junit.jupiter.api.Tag("small-heap")
public class SyncMemoryTest {

    private static final int ASSETS = 30_000;

    /** About half of what this sync took when it kept entries and listed assets in memory. */
    private static final String HEAP = "-Xmx22m";

    @TempDir
    private Path folder;

    /** A full, a quick and a scoped listing. */
    @Test
    void anUnchangedLibraryFitsIntoASmallHeap() throws Exception {
        try (LargeLibrary library = LargeLibrary.start(ASSETS)) {
            library.fill(folder);

            assertThat(syncInAnotherProcess(library, 0)).startsWith("FULL DONE " + ASSETS);
            assertThat(library.requests()).isEqualTo(ASSETS / 1000);
            String quick = syncInAnotherProcess(library, 0);
            assertThat(quick).startsWith("QUICK DONE " + ASSETS);
            assertThat(library.requests()).isEqualTo(ASSETS / 1000 + 1);
            long generation = Long.parseLong(quick.substring(quick.lastIndexOf(' ') + 1));
            assertThat(syncInAnotherProcess(library, generation)).startsWith("SCOPED DONE " + ASSETS);
            assertThat(library.requests()).isEqualTo(ASSETS / 1000 + 2);
        }
    }

    private String syncInAnotherProcess(LargeLibrary library, long generation)
            throws IOException, InterruptedException {
        return JavaProcess.output(
                HEAP, SyncMemoryTest.class, library.url(), folder.toString(), Long.toString(generation));
    }

    /**
     * Arguments: address of the portal, folder, its generation for a scoped listing. Prints the kind of listing, the end, the
     * number of unchanged assets and the generation.
     */
    public static void main(String[] arguments) throws Exception {
        PortalAddress address = PortalAddress.of(arguments[0]);
        HttpPortal portal =
                HttpPortal.of(address, new PermanentToken("token"), RequestBudget.unlimited(), HttpSettings.standard());
        SyncSettings settings = SyncSettings.of(address, LargeLibrary.TAG);
        long generation = Long.parseLong(arguments[2]);
        if (generation > 0) {
            settings = settings.withListing(settings.listing().withChanged(Set.of(LargeLibrary.id(7)), generation));
        }
        AssetSource source = new PortalSource(portal, new Tag(LargeLibrary.TAG), PortalSource.fields(settings));
        try (FileHost host = FileHost.of(address, HttpSettings.standard(), settings.concurrency())) {
            SyncReport report = new Sync(source, host, new SyncProgress()).run(settings, Path.of(arguments[1]));
            System.out.printf(
                    "%s %s %d %d%n",
                    report.reading().listing(),
                    report.end(),
                    report.counts().get(Outcome.UNCHANGED),
                    report.reading().generation());
        }
    }
}
