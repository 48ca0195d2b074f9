package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import java.util.Optional;

/**
 * What is to be done about one listed asset.
 *
 * @param known what the manifest says of it
 * @param local what is in the place of the file the manifest knows
 * @param aside whether the file must make room for another one before it moves
 * @param path name its file is to have
 * @param wish name it would have if the file that has it now leaves; otherwise the same as {@code path}
 * @param outcome if all goes well
 * @param original the active original, if it had to be asked for
 */
record PlanStep(
        ListedAsset asset,
        Optional<ManifestEntry> known,
        LocalState local,
        Action action,
        boolean aside,
        String path,
        String wish,
        Outcome outcome,
        String reason,
        Optional<OriginalVersion> original) {

    enum Action {
        /** Get the file, from the portal or from what a killed run has left, and publish it. */
        FETCH,
        /** Give the file another name. */
        MOVE,
        /** Write down what has changed about the asset. */
        NOTE,
        /** Say so. */
        SKIP
    }

    String id() {
        return asset.id();
    }

    /** The same with another name for its file. */
    PlanStep named(ListedAsset other, String otherPath) {
        return new PlanStep(other, known, local, action, aside, otherPath, otherPath, outcome, reason, original);
    }

    PlanStep atAside() {
        return new PlanStep(asset, known, local, action, true, path, wish, outcome, reason, original);
    }
}
