package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.names.NameRegistry;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.List;

/**
 * The plan of a sync.
 *
 * @param steps for each listed asset that changes or is reported; who executes the plan may empty the list
 * @param removals for removed assets
 * @param unchanged number of listed assets without changes
 * @param guarded whether the deletions exceed the limit, so that none happens
 * @param names all assigned names, for files that need another one later
 * @param notes what the listing lacks, as user-facing messages
 */
record Plan(
        List<PlanStep> steps,
        List<Removal> removals,
        int unchanged,
        boolean guarded,
        NameRegistry names,
        List<LocalizableText> notes) {

    long deletions() {
        return removals.stream()
                .filter(removal -> removal.action() == Removal.Action.DELETE)
                .count();
    }
}
