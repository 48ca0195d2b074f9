package io.jenkins.plugins.bynder.engine.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Compares the state shown by a portal with its events. Bynder's API lags behind its events: Bynder recommends waiting
 * 2 to 5 s, and integrators have seen 15 s and more.
 */
public final class PortalLag {

    /** Bynder writes whole seconds and sends an event to SNS some time after the change. */
    static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** Maximum difference between the clocks of the portal and of this machine. */
    public static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(2);

    private PortalLag() {}

    /**
     * The assets whose state is older than their events.
     *
     * @param modified {@code dateModified} of the assets that the portal shows, by id
     */
    public static Set<String> notShown(Collection<BynderEvent> events, Map<String, Instant> modified) {
        Set<String> gone = new LinkedHashSet<>();
        events.stream()
                .filter(event ->
                        event.name().endsWith(".deleted") || event.name().endsWith(".archived"))
                .forEach(event -> gone.addAll(event.assetIds()));
        Set<String> notShown = new LinkedHashSet<>();
        events.stream()
                // An incomplete event causes a full listing, which is too expensive to repeat.
                .filter(event -> event.complete() && !event.name().endsWith(".pre_archived"))
                .forEach(event -> event.assetIds().stream()
                        .filter(id -> modified.containsKey(id) ? isOlder(event, modified.get(id)) : !gone.contains(id))
                        .forEach(notShown::add));
        return notShown;
    }

    private static boolean isOlder(BynderEvent event, Instant modified) {
        return event.name().endsWith(".deleted")
                || modified.isBefore(event.sent().minus(TOLERANCE));
    }
}
