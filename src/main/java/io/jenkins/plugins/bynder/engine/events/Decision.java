package io.jenkins.plugins.bynder.engine.events;

import java.util.Set;

/**
 * What follows from a batch of events.
 *
 * @param sentence for users: what was started, or why nothing was
 * @param acted whether anything was started
 * @param notShown assets that the portal does not show yet as their events tell; these events are handed over again
 */
public record Decision(String sentence, boolean acted, Set<String> notShown) {

    public Decision {
        notShown = Set.copyOf(notShown);
    }

    /** A final one. */
    public static Decision of(String sentence) {
        return new Decision(sentence, false, Set.of());
    }
}
