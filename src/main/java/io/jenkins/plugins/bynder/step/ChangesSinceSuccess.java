package io.jenkins.plugins.bynder.step;

import hudson.ExtensionList;
import hudson.FilePath;
import hudson.model.Run;
import hudson.remoting.ChannelClosedException;
import io.jenkins.plugins.bynder.engine.sync.ImportedFile;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Asks the history for the changes of a build, and completes them from the folder on the agent. */
final class ChangesSinceSuccess {

    private static final Logger LOGGER = Logger.getLogger(ChangesSinceSuccess.class.getName());

    private final Run<?, ?> run;
    private final FilePath folder;
    private final String importFolder;
    private final SyncSettings settings;

    ChangesSinceSuccess(Run<?, ?> run, FilePath folder, String importFolder, SyncSettings settings) {
        this.run = run;
        this.folder = folder;
        this.importFolder = importFolder;
        this.settings = settings;
    }

    /** Empty for a dry run, which changes nothing, and if there is no history. */
    Optional<FolderChanges> give() throws IOException, InterruptedException {
        List<ChangeHistory> histories = ExtensionList.lookup(ChangeHistory.class);
        if (settings.dryRun() || histories.isEmpty()) {
            return Optional.empty();
        }
        ChangeHistory history = histories.get(0);
        String portal = settings.portal().toString();
        try {
            Set<String> unreported = history.unreported(run, portal, settings.tag(), importFolder);
            if (!unreported.isEmpty()) {
                history.report(run, portal, settings.tag(), importFolder, read(unreported));
            }
            return Optional.of(history.give(run, portal, settings.tag(), importFolder));
        } catch (ChannelClosedException e) {
            throw e;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, Messages.ChangesSinceSuccess_unreadable(run), e);
            return Optional.empty();
        }
    }

    private List<ImportedFile> read(Set<String> ids) throws IOException, InterruptedException {
        List<ImportedFile> files =
                folder.getChannel().call(new FilesCallable(settings, folder.getRemote(), new HashSet<>(ids)));
        return FilesCallable.believed(files, ids);
    }
}
