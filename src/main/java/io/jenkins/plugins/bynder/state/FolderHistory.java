package io.jenkins.plugins.bynder.state;

import io.jenkins.plugins.bynder.engine.sync.ImportedFile;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.step.FolderChanges;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What has changed in one import folder since a successful build was given the changes. */
@Restricted(NoExternalUse.class)
public final class FolderHistory {

    private final JobFolderState folder;
    private final ChangeJournal journal;

    FolderHistory(JobFolderState folder, ChangeJournal journal) {
        this.folder = folder;
        this.journal = journal;
    }

    /** Forgets changes that successful builds were given. */
    public void settle(IntFunction<ChangeJournal.BuildEnd> builds) {
        journal.settle(builds);
    }

    /** Some of the assets whose files no sync has reported. */
    Set<String> unreported(int max) {
        Set<String> ids = new HashSet<>(journal.unreported(max));
        if (journal.hasEverything()) {
            folder.page("", 0, max).assets().stream()
                    .filter(asset -> asset.path().isEmpty())
                    .limit(max - ids.size())
                    .forEach(asset -> ids.add(asset.id()));
        }
        return ids;
    }

    /** Records files that a sync has left behind without a report. */
    void report(Collection<ImportedFile> files) {
        Map<String, ImportedFile> byId = new HashMap<>();
        files.forEach(file -> byId.put(file.assetId(), file));
        folder.change(byId.keySet(), asset -> asset.withFile(byId.get(asset.id())));
        byId.keySet().forEach(journal::reported);
    }

    /**
     * Gives all changes to a build.
     *
     * @param max how many to name
     */
    FolderChanges give(int build, int max) {
        FolderChanges changes = journal.hasEverything() ? everything(max) : changes(max);
        journal.given(build);
        return changes;
    }

    private FolderChanges everything(int max) {
        JobFolderState.Page page = folder.page("", 0, max);
        return new FolderChanges(
                page.total(),
                page.assets().stream()
                        .map(asset -> asset.asReport(Outcome.ADDED))
                        .toList());
    }

    private FolderChanges changes(int max) {
        List<AssetReport> first = new ArrayList<>();
        int count = 0;
        for (String id : journal.ids()) {
            Optional<AssetReport> change = journal.find(id).orElseThrow().since(id, folder.find(id));
            count += change.isPresent() ? 1 : 0;
            change.filter(any -> first.size() < max).ifPresent(first::add);
        }
        return new FolderChanges(count, first);
    }
}
