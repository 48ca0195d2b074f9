package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.util.List;
import java.util.Set;

/**
 * What a sync of one job would change.
 *
 * @param assetIds assets that it would change; if there is any, a sync is due
 * @param settled assets that were edited without a new file, to be recorded so that they are not checked again
 */
record DueChanges(Set<String> assetIds, List<SyncedAsset> settled) {

    boolean any() {
        return !assetIds.isEmpty();
    }
}
