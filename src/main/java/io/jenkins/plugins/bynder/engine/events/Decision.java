package io.jenkins.plugins.bynder.engine.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Result of processing a batch of events.
 *
 * @param sentence user-facing; for the events that started nothing: why
 * @param started user-facing; what an event started, by message id
 * @param notShown assets whose change the portal does not show yet; their events are processed again
 */
public record Decision(String sentence, Map<String, String> started, Set<String> notShown) {

    public Decision {
        started = Map.copyOf(started);
        notShown = Set.copyOf(notShown);
    }

    /** A final decision that starts nothing. */
    public static Decision of(String sentence) {
        return new Decision(sentence, Map.of(), Set.of());
    }

    /** All events of the batch started the same thing. */
    public static Decision started(EventBatch batch, String sentence, Set<String> notShown) {
        Map<String, String> started = new LinkedHashMap<>();
        batch.events().forEach(event -> started.put(event.messageId(), sentence));
        return new Decision(sentence, started, notShown);
    }
}
