package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.events.PortalLag;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.step.SyncedRevision.Period;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Records when this controller last wrote links into the assets of each portal, for any job and tag. In memory: after a
 * restart, a job whose state lacks this time may be started once more for an asset.
 */
final class LinkEdits {

    /** Maximum assets of one portal; the oldest are dropped. */
    static final int MAX_EDITS = 250_000;

    private final Map<PortalAddress, Map<String, Period>> byPortal = new LinkedHashMap<>();

    synchronized void add(PortalAddress portal, Collection<String> ids, Period when) {
        Map<String, Period> edits = byPortal.computeIfAbsent(portal, none -> new LinkedHashMap<>());
        for (String id : ids) {
            edits.remove(id);
            edits.put(id, when);
        }
        var oldest = edits.keySet().iterator();
        while (edits.size() > MAX_EDITS) {
            oldest.next();
            oldest.remove();
        }
    }

    /** Whether the edit of the asset at that time was our own, for its link. */
    synchronized boolean isOurs(PortalAddress portal, String id, Instant edited) {
        Period when = byPortal.getOrDefault(portal, Map.of()).get(id);
        return when != null && when.holds(edited, PortalLag.CLOCK_DIFFERENCE);
    }
}
