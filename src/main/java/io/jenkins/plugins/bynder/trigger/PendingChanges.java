package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.util.List;
import java.util.Set;

/**
 * What a sync of one job would change.
 *
 * @param assetIds what it would change something about; a sync is due if there is any
 * @param settled assets that were edited without a new file, as they are to be remembered, so that nobody asks again
 */
record PendingChanges(Set<String> assetIds, List<SyncedAsset> settled) {

    boolean any() {
        return !assetIds.isEmpty();
    }
}
