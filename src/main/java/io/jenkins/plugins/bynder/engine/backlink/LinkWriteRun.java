package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.Metaproperty;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.PortalText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run over a set of values: send, wait, verify, and send again where the response was lost. */
final class LinkWriteRun {

    private final Portal portal;
    private final Metaproperty property;
    private final VerificationSchedule schedule;
    private final LinkSender sender;
    private final Map<String, FieldWrite> accepted = new LinkedHashMap<>();
    private final Map<String, FieldWrite> unsure = new LinkedHashMap<>();
    private final Map<String, LocalizableText> doubts = new HashMap<>();
    private final Map<String, BacklinkResult> outcomes = new HashMap<>();
    private LocalizableText unreadable = LocalizableText.EMPTY;

    LinkWriteRun(Portal portal, Metaproperty property, VerificationSchedule schedule, BacklinkProgress progress) {
        this.portal = portal;
        this.property = property;
        this.schedule = schedule;
        this.sender = new LinkSender(portal, property, progress);
    }

    /** The results by asset id. */
    Map<String, BacklinkResult> of(List<FieldWrite> due) throws InterruptedException {
        Collection<FieldWrite> pending = due;
        for (int look = 0; look < schedule.looks() && !(pending.isEmpty() && accepted.isEmpty()); look++) {
            send(pending);
            if (accepted.isEmpty() && unsure.isEmpty()) {
                break;
            }
            schedule.pause(look);
            look();
            // Accepted values are verified after a wait; those with lost responses have been checked and may be sent
            // again.
            pending = sender.abortReason().isEmpty() ? List.copyOf(unsure.values()) : List.of();
        }
        List.copyOf(accepted.values()).forEach(write -> end(write, BacklinkResult.State.UNCONFIRMED, unconfirmed()));
        List.copyOf(unsure.values())
                .forEach(write -> end(write, BacklinkResult.State.FAILED, doubts.get(write.assetId())));
        return outcomes;
    }

    /** Why sending stopped; empty if it did not. */
    LocalizableText message() {
        return sender.abortReason();
    }

    private void send(Collection<FieldWrite> writes) throws InterruptedException {
        writes.forEach(write -> unsure.remove(write.assetId()));
        for (LinkSender.Sent sent : sender.send(writes)) {
            FieldWrite write = sent.write();
            switch (sent.result()) {
                case ACCEPTED -> accepted.put(write.assetId(), write);
                case UNSURE -> {
                    unsure.put(write.assetId(), write);
                    doubts.put(write.assetId(), sent.reason());
                }
                case REJECTED -> end(write, BacklinkResult.State.FAILED, sent.reason());
            }
        }
    }

    private void look() throws InterruptedException {
        Map<String, FieldWrite> open = new LinkedHashMap<>(accepted);
        open.putAll(unsure);
        Map<String, String> shown = new HashMap<>();
        try {
            for (Asset asset : portal.assets(open.keySet(), AssetParts.basic().withProperty(property.name()))) {
                shown.put(asset.id(), asset.property(property.name()));
            }
            unreadable = LocalizableText.EMPTY;
        } catch (PortalException e) {
            unreadable = e.why();
            return;
        }
        for (FieldWrite write : open.values()) {
            String value = shown.get(write.assetId());
            if (value == null) {
                end(write, BacklinkResult.State.FAILED, BacklinkTexts.message("reason.vanished"));
            } else if (PortalText.same(value, write.value())) {
                end(write, write.done(), write.news());
            }
        }
    }

    private LocalizableText unconfirmed() {
        return unreadable.isEmpty()
                ? BacklinkTexts.message("reason.unconfirmed")
                : BacklinkTexts.message("reason.unread", unreadable);
    }

    private void end(FieldWrite write, BacklinkResult.State state, LocalizableText reason) {
        accepted.remove(write.assetId(), write);
        unsure.remove(write.assetId(), write);
        outcomes.put(write.assetId(), write.outcome(state, reason));
    }
}
