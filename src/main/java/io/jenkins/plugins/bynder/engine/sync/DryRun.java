package io.jenkins.plugins.bynder.engine.sync;

import java.util.Collections;
import java.util.List;

/** Reports a plan without executing it. */
final class DryRun {

    private DryRun() {}

    /**
     * Predicts the end of the sync as far as that is possible without downloading. Empties the list of steps, because steps
     * and reports of a large library together would take twice the memory.
     */
    static PlanExecutor.End of(Plan plan, SyncResults results, SyncSettings settings) {
        results.unchanged(plan.unchanged());
        List<PlanStep> steps = plan.steps();
        Collections.reverse(steps);
        while (!steps.isEmpty()) {
            results.add(StepReports.planned(steps.remove(steps.size() - 1)));
        }
        return PlanExecutor.hold(plan, results, settings).orElseGet(() -> {
            plan.removals().forEach(removal -> results.add(Removals.planned(removal)));
            return PlanExecutor.end(plan, results);
        });
    }
}
