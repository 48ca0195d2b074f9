package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.sync.ImportedFiles;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import jenkins.agents.ControllerToAgentCallable;

/** Which assets have a file in a folder; names of the files by the ids of the assets. */
record FilesCallable(SyncSettings settings, String folder)
        implements ControllerToAgentCallable<HashMap<String, String>, IOException> {

    private static final long serialVersionUID = 1;

    @Override
    public HashMap<String, String> call() throws IOException {
        return new HashMap<>(ImportedFiles.of(Path.of(folder), settings));
    }
}
