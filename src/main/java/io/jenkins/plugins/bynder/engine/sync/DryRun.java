package io.jenkins.plugins.bynder.engine.sync;

/** A plan that is told and not done. */
final class DryRun {

    private DryRun() {}

    /** Says how it would end as far as anybody can tell without downloading. */
    static PlanExecutor.End of(Plan plan, SyncResults results, SyncSettings settings) {
        results.unchanged(plan.unchanged());
        plan.steps().forEach(step -> results.add(StepReports.planned(step)));
        return PlanExecutor.hold(plan, results, settings).orElseGet(() -> {
            plan.removals().forEach(removal -> results.add(Removals.planned(removal)));
            return PlanExecutor.end(plan, results);
        });
    }
}
