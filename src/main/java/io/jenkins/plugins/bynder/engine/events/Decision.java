package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Result of processing a batch of events.
 *
 * @param nothing for the events that started nothing: why
 * @param note for the events that started something: what else there is to say; may be empty
 * @param started full names of the jobs that an event started, by message id
 * @param notShown assets whose change the portal does not show yet; their events are processed again
 */
public record Decision(
        LocalizableText nothing, LocalizableText note, Map<String, Set<String>> started, Set<String> notShown) {

    public Decision {
        Map<String, Set<String>> jobs = new LinkedHashMap<>();
        started.forEach((message, names) -> jobs.put(message, Set.copyOf(names)));
        started = Map.copyOf(jobs);
        notShown = Set.copyOf(notShown);
    }

    /** A final decision that starts nothing. */
    public static Decision of(LocalizableText nothing) {
        return new Decision(nothing, LocalizableText.EMPTY, Map.of(), Set.of());
    }
}
