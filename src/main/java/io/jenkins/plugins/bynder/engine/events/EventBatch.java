package io.jenkins.plugins.bynder.engine.events;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The events of one portal that are processed together.
 *
 * @param portal as the one who added them names it
 * @param events in the order in which they came, at least one
 * @param again whether they were handed over before, when the portal did not show yet what they tell of
 */
public record EventBatch(String portal, List<BynderEvent> events, boolean again) {

    public EventBatch {
        events = List.copyOf(events);
    }

    /** Events that are handed over for the first time. */
    public EventBatch(String portal, List<BynderEvent> events) {
        this(portal, events, false);
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
