package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.util.Collection;
import java.util.Set;

/**
 * What a sync has made of its folder.
 *
 * @param landed assets that carry the tag, that the sync has seen and whose files are in the folder now
 * @param gone assets that the portal said, by id, have left the set
 * @param complete whether all is done; otherwise some assets failed, and what is gone from the portal is still in the folder
 * @param reading whether {@code landed} are all assets of the set
 */
public record SyncedFolder(
        Collection<SyncedAsset> landed, Set<String> gone, boolean complete, SyncReport.Reading reading) {

    /** Whether the folder holds nothing but {@link #landed}. */
    public boolean isWhole() {
        return complete && reading.isFull();
    }

    /** Of the folder; 0 if it is not known to be as the portal says. */
    public long generation() {
        return complete ? reading.generation() : 0;
    }
}
