package io.jenkins.plugins.bynder.engine.sync;

/** Reports a plan without executing it. */
final class DryRun {

    private DryRun() {}

    /** Predicts the end of the sync as far as that is possible without downloading. */
    static PlanExecutor.End of(Plan plan, SyncResults results, SyncSettings settings) {
        results.unchanged(plan.unchanged());
        plan.steps().forEach(step -> results.add(StepReports.planned(step)));
        return PlanExecutor.hold(plan, results, settings).orElseGet(() -> {
            plan.removals().forEach(removal -> results.add(Removals.planned(removal)));
            return PlanExecutor.end(plan, results);
        });
    }
}
