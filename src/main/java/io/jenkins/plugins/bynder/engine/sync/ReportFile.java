package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.report.ReportJson;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
        Path whole = folder.control().resolve("report.json");
        Path part = folder.control().resolve("report.json.part");
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS))) {
            ReportJson.write(report, stream);
        }
        ImportFolder.move(part, whole);
    }
}
