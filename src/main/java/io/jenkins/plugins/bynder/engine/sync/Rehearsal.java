package io.jenkins.plugins.bynder.engine.sync;

/** A plan that is told and not done. */
final class Rehearsal {

    private Rehearsal() {}

    /** Says how it would end as far as anybody can tell without downloading. */
    static Execution.End of(Plan plan, Results results) {
        results.unchanged(plan.unchanged());
        plan.steps().forEach(step -> results.add(StepReports.planned(step)));
        if (results.anyFailed()) {
            plan.removals().forEach(removal -> results.add(Removals.held(removal, "reason.notNow")));
            return new Execution.End(SyncReport.End.SOME_FAILED, SyncTexts.text("end.someFailed", results.failed()));
        }
        if (plan.guarded()) {
            plan.removals().forEach(removal -> results.add(Removals.held(removal, "reason.guarded")));
            return new Execution.End(SyncReport.End.GUARDED, Execution.guarded(plan));
        }
        plan.removals().forEach(removal -> results.add(Removals.planned(removal)));
        return Execution.good(results);
    }
}
