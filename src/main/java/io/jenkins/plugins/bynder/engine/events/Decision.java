package io.jenkins.plugins.bynder.engine.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What follows from a batch of events.
 *
 * @param sentence for users: why nothing was started by those events that started nothing
 * @param started for users: what an event started, by its message id
 * @param notShown assets that the portal does not show yet as their events tell; these events are handed over again
 */
public record Decision(String sentence, Map<String, String> started, Set<String> notShown) {

    public Decision {
        started = Map.copyOf(started);
        notShown = Set.copyOf(notShown);
    }

    /** A final one that starts nothing. */
    public static Decision of(String sentence) {
        return new Decision(sentence, Map.of(), Set.of());
    }

    /** All events of the batch have started the same thing. */
    public static Decision started(EventBatch batch, String sentence, Set<String> notShown) {
        Map<String, String> started = new LinkedHashMap<>();
        batch.events().forEach(event -> started.put(event.messageId(), sentence));
        return new Decision(sentence, started, notShown);
    }
}
