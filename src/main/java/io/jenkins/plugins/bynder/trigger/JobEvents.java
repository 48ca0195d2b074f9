package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.events.BynderEvent;
import io.jenkins.plugins.bynder.engine.events.HandledStates;
import io.jenkins.plugins.bynder.engine.events.PortalLag;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Decides whether events require a build of one job, and queues it. */
final class JobEvents {

    /**
     * The result for a batch.
     *
     * @param started ids of the messages that have started a build
     * @param withoutEffect whether a build was skipped because the last builds for the same assets changed nothing
     * @param refused whether Jenkins did not queue the build
     */
    record Result(Set<String> started, boolean withoutEffect, boolean refused) {}

    private final TriggeredJob job;
    private final AssetQuery query;
    private final HandledStates queued;
    private final EarlierBuilds earlier;
    private final LinkEdits edits;

    /** @param queued states of the assets that builds were queued for */
    JobEvents(TriggeredJob job, AssetQuery query, HandledStates queued, EarlierBuilds earlier, LinkEdits edits) {
        this.job = job;
        this.query = query;
        this.queued = queued;
        this.earlier = earlier;
        this.edits = edits;
    }

    /**
     * Checks the assets of these events, or all assets if an event does not name any.
     *
     * @param events at least one
     * @param again whether they were checked before; a build is then due only if the portal now shows another state
     */
    Result decide(List<BynderEvent> events, boolean again) throws PortalException, InterruptedException {
        Set<String> ids = new LinkedHashSet<>();
        events.forEach(event -> ids.addAll(event.assetIds()));
        boolean complete = events.stream().allMatch(BynderEvent::complete);
        Set<String> metadataOnly = metadataOnly(events);
        DueChanges found = job.find(complete ? Optional.of(ids) : Optional.empty(), metadataOnly, query);
        Function<String, Optional<ShownAsset>> shown = shown(complete ? Optional.of(ids) : Optional.empty());

        boolean first = job.neverRan();
        Set<String> withoutEffect = first ? Set.of() : withoutEffect(found.assetIds(), metadataOnly, shown);
        Set<String> due = new LinkedHashSet<>(found.assetIds());
        due.removeAll(withoutEffect);
        Map<String, String> states = complete ? states(due) : Map.of();
        boolean news = states.entrySet().stream().anyMatch(state -> queued.isNew(state.getKey(), state.getValue()));
        if (again && !news || due.isEmpty() && found.more() == 0 && !first) {
            return new Result(Set.of(), !withoutEffect.isEmpty(), false);
        }
        Map<String, String> revisions = new HashMap<>();
        due.forEach(id -> revisions.put(id, revision(id, shown)));
        List<String> names = events.stream().map(BynderEvent::name).distinct().toList();
        Set<String> started = started(events, due, found.more() > 0, first);
        if (!job.build(job.cause(due, names, revisions).withMore(found.more()).startedBy(started))) {
            return new Result(Set.of(), false, true);
        }
        states.forEach(queued::handled);
        return new Result(started, false, false);
    }

    /**
     * What the portal shows of each asset. Costs no request, because the assets were just read.
     *
     * @param ids assets that were read; empty if all were listed
     */
    private Function<String, Optional<ShownAsset>> shown(Optional<Set<String>> ids)
            throws PortalException, InterruptedException {
        if (ids.isEmpty()) {
            TagListing listing = query.listing(job.tag());
            return id -> listing.find(id).map(ShownAsset::of);
        }
        Map<String, Asset> assets = query.assets(ids.get());
        return id -> Optional.ofNullable(assets.get(id)).map(ShownAsset::of);
    }

    private static String revision(String id, Function<String, Optional<ShownAsset>> shown) {
        return shown.apply(id).map(ShownAsset::revision).orElse(AssetRevision.NOT_SHOWN);
    }

    /** States of these assets in the portal, under keys of this job. */
    private Map<String, String> states(Set<String> ids) throws PortalException, InterruptedException {
        Map<String, Asset> shown = query.assets(ids);
        Map<String, String> states = new HashMap<>();
        for (String id : ids) {
            String state = Optional.ofNullable(shown.get(id))
                    .map(asset -> asset.dateModified() + " " + asset.archived() + " " + asset.tags())
                    .orElse("");
            states.put(id + " " + job.job().getFullName(), state);
        }
        return states;
    }

    /** Assets whose builds had no effect, so that another build would not help. */
    private Set<String> withoutEffect(
            Set<String> due, Set<String> metadataOnly, Function<String, Optional<ShownAsset>> shown)
            throws PortalException, InterruptedException {
        Set<String> withoutEffect = new HashSet<>();
        for (String id : due) {
            String revision = revision(id, shown);
            if (metadataOnly.contains(id) && isOurLink(id, shown) && earlier.wereFor(id, revision)) {
                withoutEffect.add(id);
                continue;
            }
            Optional<Instant> since = earlier.withoutEffectSince(id, revision);
            if (since.isPresent() && (metadataOnly.contains(id) || !hasNewFile(id, since.get()))) {
                withoutEffect.add(id);
            }
        }
        return withoutEffect;
    }

    private boolean isOurLink(String id, Function<String, Optional<ShownAsset>> shown) {
        return shown.apply(id)
                .filter(asset -> edits.isOurs(job.integration().address(), id, asset.modified()))
                .isPresent();
    }

    /**
     * Asks the portal, because a new file can have the size of the old one. Clocks differ, so a file that was uploaded
     * shortly before the builds counts as new.
     */
    private boolean hasNewFile(String id, Instant since) throws PortalException, InterruptedException {
        return query.original(id)
                .map(OriginalVersion::created)
                .filter(created -> created.isAfter(since.minus(PortalLag.CLOCK_DIFFERENCE)))
                .isPresent();
    }

    /** Assets for which the events report only changes of metadata. */
    private static Set<String> metadataOnly(List<BynderEvent> events) {
        Set<String> ids = new HashSet<>();
        Set<String> others = new HashSet<>();
        events.forEach(event -> (event.name().endsWith(".meta_updated") ? ids : others).addAll(event.assetIds()));
        ids.removeAll(others);
        return ids;
    }

    /**
     * An event that names no assets may concern any asset that no other event names.
     *
     * @param more whether further assets are due
     */
    private static Set<String> started(List<BynderEvent> events, Set<String> due, boolean more, boolean first) {
        Set<String> named = new HashSet<>();
        events.stream().filter(BynderEvent::complete).forEach(event -> named.addAll(event.assetIds()));
        boolean others = more || !named.containsAll(due);
        Set<String> started = new HashSet<>();
        for (BynderEvent event : events) {
            boolean about = event.assetIds().stream().anyMatch(due::contains);
            if (first || about || others && !event.complete()) {
                started.add(event.messageId());
            }
        }
        return started;
    }
}
