package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.report.ReportJson;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the full report beside the files, for later steps that need more than fits into memory. */
public final class ReportFile {

    private ReportFile() {}

    /**
     * Writes {@code .bynder/report.json} in the folder of the sync, replacing the previous one atomically.
     *
     * @throws IOException with a user-facing phrase
     */
    public static void write(SyncReport report) throws IOException {
        ImportFolder folder = new ImportFolder(Path.of(report.importFolder()));
        folder.requirePlain();
        Path file = folder.control().resolve("report.json");
        ImportFolder.move(AtomicFile.prepare(file, false, stream -> ReportJson.write(report, stream)), file);
    }
}
