package io.jenkins.plugins.bynder.engine.sync;

/** A plan that is told and not done. */
final class Rehearsal {

    private Rehearsal() {}

    /** Says how it would end as far as anybody can tell without downloading. */
    static Execution.End of(Plan plan, Results results, SyncSettings settings) {
        results.unchanged(plan.unchanged());
        plan.steps().forEach(step -> results.add(StepReports.planned(step)));
        return Execution.hold(plan, results, settings).orElseGet(() -> {
            plan.removals().forEach(removal -> results.add(Removals.planned(removal)));
            return Execution.end(plan, results);
        });
    }
}
