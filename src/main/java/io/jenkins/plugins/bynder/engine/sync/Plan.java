package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.names.NameRegistry;
import java.util.List;

/**
 * What a sync is going to do.
 *
 * @param steps for each listed asset about which there is something to do or to say
 * @param removals for assets that have left the set
 * @param unchanged how many listed assets need nothing
 * @param guarded whether more files would be deleted than allowed, so that none is
 * @param names all names given, for those that must be given another one on the way
 * @param notes what the listing lacks, sentences for people
 */
record Plan(
        List<PlanStep> steps,
        List<Removal> removals,
        int unchanged,
        boolean guarded,
        NameRegistry names,
        List<String> notes) {

    long deletions() {
        return removals.stream()
                .filter(removal -> removal.action() == Removal.Action.DELETE)
                .count();
    }
}
