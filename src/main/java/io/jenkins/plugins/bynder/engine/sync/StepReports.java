package io.jenkins.plugins.bynder.engine.sync;

/** Reports about steps that changed no file. */
final class StepReports {

    private StepReports() {}

    /** What is here of the asset stays as it is. */
    static AssetReport of(Step step, Outcome outcome, String reason) {
        return new AssetReport(
                step.id(),
                step.asset().title(),
                step.known().map(Entry::path).orElse(""),
                outcome,
                reason,
                step.known()
                        .map(entry -> entry.file().size())
                        .orElse(step.asset().size()),
                step.known().map(entry -> entry.file().sha256()).orElse(""));
    }

    /** What would become of the asset. */
    static AssetReport planned(Step step) {
        if (step.action() == Step.Action.SKIP) {
            return of(step, step.outcome(), step.reason());
        }
        boolean sameBytes = step.action() != Step.Action.FETCH;
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
