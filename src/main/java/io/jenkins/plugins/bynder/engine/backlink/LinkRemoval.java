package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.backlink.LinkJournal.Entry;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.Metaproperty;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.PortalText;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Removes the links of assets that left the set of a tag: reads each asset, and writes back the value from before the
 * first link where the field still holds a link of this integration. What fails is tried again by the next sync.
 */
public final class LinkRemoval {

    private final Portal portal;
    private final LinkField field;
    private final VerificationSchedule schedule;
    private final JobLinks links;
    private final Tag tag;
    private final boolean dryRun;

    /**
     * @param field looked up in the same portal
     * @param dryRun reports, but changes nothing
     */
    public LinkRemoval(Portal portal, LinkField field, JobLinks links, Tag tag, boolean dryRun) {
        this(portal, field, VerificationSchedule.DEFAULT, links, tag, dryRun);
    }

    LinkRemoval(
            Portal portal, LinkField field, VerificationSchedule schedule, JobLinks links, Tag tag, boolean dryRun) {
        this.portal = portal;
        this.field = field;
        this.schedule = schedule;
        this.links = links;
        this.tag = tag;
        this.dryRun = dryRun;
    }

    /**
     * Removes the links of these assets, and those that earlier syncs could not remove. Sends no request if there are
     * none.
     *
     * @param left ids of assets that left the set; can have assets without a link
     * @param beforeWrites is given the ids of assets before they are changed
     */
    public BacklinkReport remove(
            Collection<String> left, Consumer<Collection<String>> beforeWrites, BacklinkProgress progress)
            throws InterruptedException {
        long startedAt = System.nanoTime();
        long before = portal.requests();
        Map<String, BacklinkResult> outcomes = new LinkedHashMap<>();
        LocalizableText message = LocalizableText.EMPTY;
        try {
            Map<String, Entry> leaving = links.leave(left, dryRun);
            if (!leaving.isEmpty()) {
                message = remove(leaving, outcomes, beforeWrites, progress);
            }
        } catch (IOException e) {
            message = BacklinkTexts.message("journal.unusable", ErrorText.localizable(e));
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
        return BacklinkReport.of(field.label(), dryRun, message, outcomes.values(), portal.requests() - before, millis);
    }

    private LocalizableText remove(
            Map<String, Entry> leaving,
            Map<String, BacklinkResult> outcomes,
            Consumer<Collection<String>> beforeWrites,
            BacklinkProgress progress)
            throws IOException, InterruptedException {
        Optional<Metaproperty> property = field.found();
        if (property.isEmpty()) {
            settle(leaving.keySet()); // The values went with the metaproperty.
            return LocalizableText.EMPTY;
        }
        List<FieldWrite> due;
        try {
            due = due(leaving, property.get(), outcomes);
        } catch (PortalException e) {
            leaving.keySet().forEach(id -> outcomes.put(id, failed(id, e.why())));
            return e.why();
        }
        if (dryRun) {
            due.forEach(
                    write -> outcomes.put(write.assetId(), write.outcome(BacklinkResult.State.PLANNED, write.news())));
            return LocalizableText.EMPTY;
        }
        if (due.isEmpty()) {
            return LocalizableText.EMPTY;
        }
        beforeWrites.accept(due.stream().map(FieldWrite::assetId).toList());
        progress.expect(due.size());
        LinkWriteRun writing = new LinkWriteRun(portal, property.get(), schedule, progress);
        Map<String, BacklinkResult> written = writing.of(due);
        outcomes.putAll(written);
        settle(written.values().stream()
                .filter(link -> link.state() == BacklinkResult.State.REMOVED)
                .map(BacklinkResult::assetId)
                .toList());
        return writing.message();
    }

    private static BacklinkResult failed(String id, LocalizableText reason) {
        return new BacklinkResult(id, "", BacklinkResult.State.FAILED, "", reason);
    }

    /** Reads the assets; the result is what must be written, the others are settled. */
    private List<FieldWrite> due(
            Map<String, Entry> leaving, Metaproperty property, Map<String, BacklinkResult> outcomes)
            throws PortalException, IOException, InterruptedException {
        List<FieldWrite> due = new ArrayList<>();
        Map<String, Entry> returned = new HashMap<>();
        Set<String> settled = new HashSet<>(leaving.keySet());
        for (Asset asset : portal.assets(leaving.keySet(), AssetParts.basic().withProperty(property.name()))) {
            Entry entry = leaving.get(asset.id());
            String current = asset.property(property.name());
            if (asset.hasTag(tag.value()) && !asset.archived()) {
                returned.put(asset.id(), entry);
                settled.remove(asset.id());
            } else if (entry.shows(current)) {
                due.add(restoring(asset, entry, current));
                settled.remove(asset.id());
            } else if (!current.isEmpty() && !PortalText.same(current, entry.original())) {
                outcomes.put(
                        asset.id(),
                        new BacklinkResult(
                                asset.id(),
                                asset.name(),
                                BacklinkResult.State.FOREIGN,
                                "",
                                BacklinkTexts.message("reason.changed")));
            }
        }
        settle(settled);
        if (!dryRun) {
            links.returned(returned);
        }
        return due;
    }

    /** Decodes the earlier value if the portal shows our link encoded, because writing it would encode it twice. */
    private static FieldWrite restoring(Asset asset, Entry entry, String current) {
        boolean encoded = !current.equals(PortalText.decode(current));
        String value = encoded ? PortalText.decode(entry.original()) : entry.original();
        LocalizableText news = BacklinkTexts.message(value.isEmpty() ? "reason.left" : "reason.restored");
        return new FieldWrite(asset.id(), asset.name(), value, "", BacklinkResult.State.REMOVED, news);
    }

    private void settle(Collection<String> assetIds) throws IOException {
        if (!dryRun) {
            links.removed(assetIds);
        }
    }
}
