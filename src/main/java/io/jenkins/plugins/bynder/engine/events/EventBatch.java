package io.jenkins.plugins.bynder.engine.events;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Events of one portal that are processed together.
 *
 * @param portal as named by the caller of {@link QuietPeriod}
 * @param events in order of arrival, at least one
 * @param again whether they were processed before, when the portal did not show their change yet
 */
public record EventBatch(String portal, List<BynderEvent> events, boolean again) {

    public EventBatch {
        events = List.copyOf(events);
    }

    /** Events that are processed for the first time. */
    public EventBatch(String portal, List<BynderEvent> events) {
        this(portal, events, false);
    }

    /** All assets named by the events, each once. */
    public Set<String> assetIds() {
        Set<String> ids = new LinkedHashSet<>();
        events.forEach(event -> ids.addAll(event.assetIds()));
        return ids;
    }

    /** Whether {@link #assetIds} covers all events; if not, only a full listing shows all changes. */
    public boolean complete() {
        return events.stream().allMatch(BynderEvent::complete);
    }
}
