package io.jenkins.plugins.bynder.state;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.bynder.engine.sync.ImportedFile;
import io.jenkins.plugins.bynder.step.ChangeHistory;
import io.jenkins.plugins.bynder.step.FolderChanges;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The history of folders in the stores of their jobs. */
@Restricted(NoExternalUse.class)
@Extension
public final class RecordedChanges implements ChangeHistory {

    /** As many as a step gives to a Pipeline. */
    private static final int MAX_CHANGES = 1000;

    @Override
    public Set<String> unreported(Run<?, ?> run, String portal, String tag, String importFolder) throws IOException {
        Set<String> ids = new HashSet<>();
        change(run, portal, tag, importFolder, history -> ids.addAll(history.unreported(MAX_CHANGES)));
        return ids;
    }

    @Override
    public void report(Run<?, ?> run, String portal, String tag, String importFolder, Collection<ImportedFile> files)
            throws IOException {
        change(run, portal, tag, importFolder, history -> history.report(files));
    }

    @Override
    public Set<String> known(Run<?, ?> run, Set<String> assetIds) {
        return FolderStates.get()
                .read(run.getParent(), folders -> folders.known(assetIds))
                .orElse(Set.of());
    }

    @Override
    public FolderChanges give(Run<?, ?> run, String portal, String tag, String importFolder) throws IOException {
        FolderChanges[] changes = {FolderChanges.none()};
        change(run, portal, tag, importFolder, history -> changes[0] = history.give(run.getNumber(), MAX_CHANGES));
        return changes[0];
    }

    private static void change(
            Run<?, ?> run, String portal, String tag, String importFolder, Consumer<FolderHistory> change)
            throws IOException {
        FolderStates.get()
                .change(
                        run.getParent(),
                        folders -> folders.of(portal, tag).stream()
                                .filter(folder -> folder.facts().folder().equals(importFolder))
                                .forEach(folder -> change.accept(folder.history())));
    }
}
