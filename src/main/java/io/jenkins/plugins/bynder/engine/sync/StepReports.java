package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;

/** Reports about steps that changed no file. */
final class StepReports {

    private StepReports() {}

    /** A report of a step that leaves the local file unchanged. */
    static AssetReport of(PlanStep step, Outcome outcome, LocalizableText reason) {
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

    /** A report of a planned step. */
    static AssetReport planned(PlanStep step) {
        if (step.action() == PlanStep.Action.SKIP) {
            return of(step, step.outcome(), step.reason());
        }
        boolean sameBytes = step.action() != PlanStep.Action.FETCH;
        return new AssetReport(
                step.id(),
                step.asset().title(),
                step.preferredPath(),
                step.outcome(),
                step.reason(),
                step.asset().size(),
                sameBytes ? step.known().map(entry -> entry.file().sha256()).orElse("") : "");
    }
}
