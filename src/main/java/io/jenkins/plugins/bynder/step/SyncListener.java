package io.jenkins.plugins.bynder.step;

import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.bynder.sync.SyncSettings;
import java.util.Collection;

/** Is told what a sync has made of a folder. */
public interface SyncListener extends ExtensionPoint {

    /**
     * A sync has come to an end that leaves its folder in order; never a dry run.
     *
     * @param listed the assets that carry the tag and whose files are in the folder now
     * @param complete whether the folder holds nothing else; otherwise some assets failed, and what is gone from the
     *     portal is still in the folder
     */
    void synced(Run<?, ?> run, SyncSettings settings, Collection<SyncedAsset> listed, boolean complete);
}
