package io.jenkins.plugins.bynder.state;

import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.step.AssetSet;
import io.jenkins.plugins.bynder.step.SyncedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * The store of a job that has synced a tag.
 *
 * @param job directory of the job
 */
public record SampleFolder(Path job, String portal, String tag) {

    /** Records a complete sync of a folder that now has these assets. */
    public void sync(int build, String folder, AssetSet landed) throws IOException {
        FolderFacts facts = FolderFacts.ofSync(portal, tag, folder, build, build, true, FolderFacts.UNKNOWN);
        SyncedFolder synced = new SyncedFolder(
                landed, Set.of(), true, new SyncReport.Reading(SyncReport.Listing.FULL, LocalizableText.EMPTY, 0));
        new FolderStates()
                .write(
                        job,
                        all -> all.folder(facts)
                                .synced(facts, synced, Shard.whole(), JobFolderState.Reported.nothing()));
    }

    public TagAssets assets() {
        return new TagAssets(new FolderStates(), () -> job, portal, tag);
    }
}
