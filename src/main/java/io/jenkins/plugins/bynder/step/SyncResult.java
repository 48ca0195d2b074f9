package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a sync gives to its build.
 *
 * @param links results of the links; empty if none had to be written
 * @param history what has changed since the last successful build; empty if the build wants only those of this sync
 * @param noAssets why there are no assets, a user-facing message; empty if there are some
 * @param apiRequests of the whole step, with those for links
 */
record SyncResult(
        SyncReport report,
        Optional<BacklinkReport> links,
        Optional<FolderChanges> history,
        Optional<String> noAssets,
        long apiRequests) {

    private static final Set<Outcome> CHANGES =
            EnumSet.of(Outcome.ADDED, Outcome.UPDATED, Outcome.RENAMED, Outcome.REPAIRED, Outcome.DELETED);

    boolean changed() {
        return history.map(changes -> changes.count() > 0).orElseGet(report::changed);
    }

    /** Failures first; with a history, its changes in place of those of this sync. */
    List<AssetReport> assets() {
        if (history.isEmpty()) {
            return report.assets();
        }
        Map<String, AssetReport> own = new HashMap<>();
        List<AssetReport> assets = new ArrayList<>();
        for (AssetReport asset : report.assets()) {
            own.put(asset.id(), asset);
            if (!CHANGES.contains(asset.outcome())) {
                assets.add(asset);
            }
        }
        history.get().first().stream()
                .filter(asset -> !own.containsKey(asset.id())
                        || CHANGES.contains(own.get(asset.id()).outcome()))
                .forEach(assets::add);
        return assets.stream().limit(AgentReportValidator.MAX_ASSETS).toList();
    }
}
