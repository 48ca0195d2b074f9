package io.jenkins.plugins.bynder.step;

import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Receives the results of syncs. */
public interface SyncListener extends ExtensionPoint {

    /**
     * Asked during a sync or a dry run.
     *
     * @param edited assets that were edited since the last sync, as listed
     * @return ids of those whose last edit was the writing of our own link
     */
    default Set<String> ownEdits(Run<?, ?> run, SyncSettings settings, Collection<SyncedRevision> edited) {
        return Set.of();
    }

    /**
     * A sync or a dry run has ended, with or without success.
     *
     * @param importFolder relative to the workspace
     * @param report validated; may contain fewer assets than there are, and only those that are believed
     * @param whole the full report if {@code report} does not contain all assets
     */
    default void ended(
            Run<?, ?> run, String importFolder, SyncSettings settings, SyncReport report, Optional<SentReport> whole) {}

    /**
     * A sync could not be done, so nothing is known of any asset.
     *
     * @param why for users
     */
    default void failed(Run<?, ?> run, LocalizableText why) {}

    /**
     * A sync or a dry run has ended, with or without success.
     *
     * @param integration used by the sync
     * @param listed the assets that the portal has listed; readable during the call
     * @param report validated, but may contain other assets
     */
    default void listed(Run<?, ?> run, Integration integration, AssetSet listed, SyncReport report) {}

    /**
     * A sync has ended and left its folder in a consistent state; not called for dry runs.
     *
     * @param importFolder relative to the workspace
     * @param folder content of the folder; readable during the call
     */
    default void synced(Run<?, ?> run, String importFolder, SyncSettings settings, SyncedFolder folder) {}

    /**
     * Links are about to be written into these assets, which changes their {@code dateModified} but no file. Called
     * after {@link #synced}; not called for dry runs.
     */
    default void linking(Run<?, ?> run, SyncSettings settings, Collection<String> assetIds) {}

    /**
     * Links have been written, by a sync with backlinks enabled or by {@code bynderBacklink}; possibly not all. Also
     * called if all links were unchanged; not called for dry runs.
     *
     * @param report includes unchanged links
     */
    default void linked(Run<?, ?> run, SyncSettings settings, BacklinkReport report) {}
}
