package io.jenkins.plugins.bynder.step;

import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/** Is told what a sync has made of a folder. */
public interface SyncListener extends ExtensionPoint {

    /**
     * A sync or a dry run has ended, with or without success.
     *
     * @param importFolder the import folder, relative to the workspace
     * @param report believed; it may have fewer assets than there are
     * @param whole the whole report as JSON, if {@code report} has not all assets; as the agent sent it, so it is not to
     *     be believed; gone after the call
     */
    default void ended(
            Run<?, ?> run, String importFolder, SyncSettings settings, SyncReport report, Optional<Path> whole) {}

    /**
     * A sync or a dry run has ended, with or without success.
     *
     * @param integration that it used
     * @param listed the assets that the portal has listed for it
     * @param report believed, but its rows may name other assets
     */
    default void listed(Run<?, ?> run, Integration integration, Collection<SyncedAsset> listed, SyncReport report) {}

    /**
     * A sync has come to an end that leaves its folder in order; never a dry run.
     *
     * @param importFolder the import folder, relative to the workspace
     * @param folder what is in it now
     */
    default void synced(Run<?, ?> run, String importFolder, SyncSettings settings, SyncedFolder folder) {}

    /**
     * Links of these assets are about to be written into the portal, which moves their {@code dateModified} without
     * changing a file; after {@link #synced}. Never a dry run.
     */
    default void linking(Run<?, ?> run, SyncSettings settings, Collection<String> assetIds) {}

    /**
     * Links have been written into the portal, as far as that went: by a sync whose integration has backlinks switched on,
     * or by {@code bynderBacklink}. Never a dry run; also called when all links were equal.
     *
     * @param report of all of them, those that were equal among them
     */
    default void linked(Run<?, ?> run, SyncSettings settings, BacklinkReport report) {}
}
