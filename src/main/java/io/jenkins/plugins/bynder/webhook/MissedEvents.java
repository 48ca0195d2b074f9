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
 * Records changes that schedules have found without an event for them, the sign of a broken delivery. In memory only.
 */
@Restricted(NoExternalUse.class)
public final class MissedEvents {

    /** A single change may be due to one lost event. */
    private static final int ENOUGH = 2;

    /** An event may be delayed by this long, because SNS retries for an hour. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    private record Missed(int looks, Instant first) {}

    private final Map<String, Missed> byPortal = new HashMap<>();

    /**
     * Records that a schedule has found changes.
     *
     * @param edited time of the latest change
     * @param lastEvent time of the portal's last event; empty if there was none, because then none can be missing
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

    /** Since when events are missing; empty if none are. */
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
