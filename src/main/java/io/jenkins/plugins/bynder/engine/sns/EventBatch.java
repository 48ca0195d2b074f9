package io.jenkins.plugins.bynder.engine.sns;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The events of one portal that came in one burst.
 *
 * @param portal as the one who added them names it
 * @param events in the order in which they came, at least one
 */
public record EventBatch(String portal, List<BynderEvent> events) {

    public EventBatch {
        events = List.copyOf(events);
    }

    /** All assets that any of the events names, each once. */
    public Set<String> assetIds() {
        Set<String> ids = new LinkedHashSet<>();
        events.forEach(event -> ids.addAll(event.assetIds()));
        return ids;
    }

    /** Whether {@link #assetIds} is all that the events are about; if not, only a full look can tell. */
    public boolean complete() {
        return events.stream().allMatch(BynderEvent::complete);
    }
}
