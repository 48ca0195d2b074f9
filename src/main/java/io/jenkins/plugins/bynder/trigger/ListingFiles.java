package io.jenkins.plugins.bynder.trigger;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.listeners.ItemListener;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Places for temporary files of listings, below {@code JENKINS_HOME/bynder}, because the directory for temporary files
 * may be in memory. Those in use are deleted on shutdown, and those that a crash has left when Jenkins starts.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class ListingFiles extends ItemListener {

    private static final Logger LOGGER = Logger.getLogger(ListingFiles.class.getName());

    private final Supplier<Path> directory;

    /** Distinguishes files of this process from those of an earlier one. */
    private final String prefix = UUID.randomUUID() + "-";

    public ListingFiles() {
        this(() -> Jenkins.get().getRootDir().toPath().resolve("bynder").resolve("listings"));
    }

    ListingFiles(Supplier<Path> directory) {
        this.directory = directory;
    }

    static ListingFiles get() {
        return ExtensionList.lookupSingleton(ListingFiles.class);
    }

    /** A file that does not exist. */
    Path next() {
        return directory.get().resolve(prefix + UUID.randomUUID());
    }

    @Override
    public void onLoaded() {
        Path files = directory.get();
        if (!Files.isDirectory(files)) {
            return;
        }
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(
                files, file -> !file.getFileName().toString().startsWith(prefix))) {
            for (Path file : earlier) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            notDeleted(e);
        }
    }

    @Override
    public void onBeforeShutdown() {
        Reconciler.get().deleteListings();
    }

    void notDeleted(IOException why) {
        LOGGER.log(Level.WARNING, why, () -> Messages.ListingFiles_notDeleted(directory.get()));
    }
}
