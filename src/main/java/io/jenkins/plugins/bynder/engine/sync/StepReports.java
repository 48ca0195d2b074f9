package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;

/** Reports about steps that changed no file. */
final class StepReports {

    private StepReports() {}

    /** What is here of the asset stays as it is. */
    static AssetReport of(PlanStep step, Outcome outcome, String reason) {
        return new AssetReport(
                step.id(),
                step.asset().title(),
                step.known().map(ManifestEntry::path).orElse(""),
                outcome,
                reason,
                step.known()
                        .map(entry -> entry.file().size())
                        .orElse(step.asset().size()),
                step.known().map(entry -> entry.file().sha256()).orElse(""));
    }

    /** What would become of the asset. */
    static AssetReport planned(PlanStep step) {
        if (step.action() == PlanStep.Action.SKIP) {
            return of(step, step.outcome(), step.reason());
        }
        boolean sameBytes = step.action() != PlanStep.Action.FETCH;
        return new AssetReport(
                step.id(),
                step.asset().title(),
                step.wish(),
                step.outcome(),
                step.reason(),
                step.asset().size(),
                sameBytes ? step.known().map(entry -> entry.file().sha256()).orElse("") : "");
    }
}
