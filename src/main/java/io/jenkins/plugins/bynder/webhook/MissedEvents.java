package io.jenkins.plugins.bynder.webhook;

import io.jenkins.plugins.bynder.engine.events.PortalLag;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Remembers changes that schedules have found although events should have told of them: the sign of a delivery that has ended
 * without a word. In memory.
 */
@Restricted(NoExternalUse.class)
public final class MissedEvents {

    /** One such change may be an event that got lost. */
    private static final int ENOUGH = 2;

    /** So long an event may still be on its way: SNS retries for an hour. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    private record Missed(int looks, Instant first) {}

    private final Map<String, Missed> byPortal = new HashMap<>();

    /**
     * A schedule has found changes.
     *
     * @param edited when the latest of them was made
     * @param lastEvent when the last event of the portal came; empty if none ever did, so that none can be missed
     */
    synchronized void found(String portal, Instant edited, Optional<Instant> lastEvent, Instant now) {
        if (lastEvent.isPresent() && isMissing(lastEvent.get(), edited) && edited.isBefore(now.minus(ON_ITS_WAY))) {
            Missed before = byPortal.get(portal);
            byPortal.put(
                    portal,
                    before == null || !isMissing(lastEvent.get(), before.first())
                            ? new Missed(1, edited)
                            : new Missed(before.looks() + 1, before.first()));
        }
    }

    /** Since when events are missing; empty if they are not. */
    synchronized Optional<Instant> since(String portal, Optional<Instant> lastEvent) {
        return Optional.ofNullable(byPortal.get(portal))
                .filter(missed -> missed.looks() >= ENOUGH)
                .map(Missed::first)
                .filter(first ->
                        lastEvent.filter(last -> isMissing(last, first)).isPresent());
    }

    private static boolean isMissing(Instant lastEvent, Instant edited) {
        return lastEvent.isBefore(edited.minus(PortalLag.CLOCK_DIFFERENCE));
    }
}
