package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.sync.ImportedFile;
import io.jenkins.plugins.bynder.engine.sync.ImportedFiles;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jenkins.agents.ControllerToAgentCallable;

/**
 * Reads from the manifest which files of these assets a folder has.
 *
 * @param folder absolute, on the machine where this runs
 */
record FilesCallable(SyncSettings settings, String folder, HashSet<String> assetIds)
        implements ControllerToAgentCallable<ArrayList<ImportedFile>, IOException> {

    private static final long serialVersionUID = 1;

    @Override
    public ArrayList<ImportedFile> call() throws IOException {
        return new ArrayList<>(ImportedFiles.of(Path.of(folder), settings, assetIds));
    }

    /** An agent may say anything. */
    static List<ImportedFile> believed(List<ImportedFile> files, Set<String> asked) {
        return files.stream()
                .filter(file -> asked.contains(file.assetId()) && AgentReportValidator.plainName(file.path()))
                .toList();
    }
}
