package io.jenkins.plugins.bynder.report;

import hudson.Util;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Finds files of import folders among the artifacts of a build. */
final class ArchivedFile {

    private static final Logger LOGGER = Logger.getLogger(ArchivedFile.class.getName());

    private ArchivedFile() {}

    /**
     * The address of an artifact below the page of the build; empty if the file is not archived.
     *
     * @param path relative to the workspace
     */
    static Optional<String> find(Run<?, ?> run, String path) {
        try {
            return run.getArtifactManager().root().child(path).isFile()
                    ? Optional.of("artifact/" + encoded(path))
                    : Optional.empty();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Cannot look into the artifacts of " + run);
            return Optional.empty();
        }
    }

    /**
     * The address of a zip file with all artifacts of a folder, which Jenkins makes of them, below the page of the build;
     * empty if there are none, or the user may not have them.
     *
     * @param folder relative to the workspace
     */
    static Optional<String> zip(Run<?, ?> run, String folder) {
        String name = folder.substring(folder.lastIndexOf('/') + 1);
        try {
            return ThumbnailAccess.granted(run)
                            && run.getArtifactManager().root().child(folder).isDirectory()
                    ? Optional.of("artifact/" + encoded(folder) + "/*zip*/" + Util.rawEncode(name) + ".zip")
                    : Optional.empty();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Cannot look into the artifacts of " + run);
            return Optional.empty();
        }
    }

    /** Whether the build has archived anything at all. */
    static boolean any(Run<?, ?> run) {
        try {
            return run.getArtifactManager().root().list().length > 0;
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Cannot list the artifacts of " + run);
            return false;
        }
    }

    private static String encoded(String path) {
        List<String> steps = new ArrayList<>();
        for (String step : path.split("/")) {
            steps.add(Util.rawEncode(step));
        }
        return String.join("/", steps);
    }
}
