package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.util.Set;

/**
 * Content of a folder after a sync.
 *
 * @param landed assets in the set that the sync has seen and whose files are in the folder
 * @param gone assets that the portal reported by id as removed from the set
 * @param complete whether the sync was complete; otherwise some assets failed, and files of removed assets are still in
 *     the folder
 * @param reading whether {@code landed} contains all assets of the set
 */
public record SyncedFolder(AssetSet landed, Set<String> gone, boolean complete, SyncReport.Reading reading) {

    /** Whether the folder contains nothing but {@link #landed}. */
    public boolean isWhole() {
        return complete && reading.isFull();
    }

    /** Generation of the folder; 0 if it may not match the portal. */
    public long generation() {
        return complete ? reading.generation() : 0;
    }
}
