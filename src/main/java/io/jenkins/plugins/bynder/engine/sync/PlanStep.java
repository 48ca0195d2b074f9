package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.Optional;

/**
 * The planned action for one listed asset.
 *
 * @param known its manifest entry
 * @param local state of its local file
 * @param parkFirst whether the file must be parked before it moves, because another file needs its name
 * @param path planned file name
 * @param preferredPath name to claim if the file that has it is removed; otherwise the same as {@code path}
 * @param outcome outcome if the step succeeds
 * @param original the active original, if it was requested
 */
record PlanStep(
        ListedAsset asset,
        Optional<ManifestEntry> known,
        LocalState local,
        Action action,
        boolean parkFirst,
        String path,
        String preferredPath,
        Outcome outcome,
        LocalizableText reason,
        Optional<OriginalVersion> original) {

    enum Action {
        /** Fetch the file from the portal or from a partial file, and publish it. */
        FETCH,
        /** Rename the file. */
        MOVE,
        /** Update the manifest entry. */
        NOTE,
        /** Only report it. */
        SKIP
    }

    String id() {
        return asset.id();
    }

    /** The same with another name for its file. */
    PlanStep named(ListedAsset other, String otherPath) {
        return new PlanStep(other, known, local, action, parkFirst, otherPath, otherPath, outcome, reason, original);
    }

    PlanStep atAside() {
        return new PlanStep(asset, known, local, action, true, path, preferredPath, outcome, reason, original);
    }
}
