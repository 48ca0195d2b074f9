package io.jenkins.plugins.bynder.trigger;

import hudson.model.Job;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.engine.events.BynderEvent;
import io.jenkins.plugins.bynder.engine.events.HandledStates;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.model.ParameterizedJobMixIn.ParameterizedJob;

/** A job with a Bynder trigger, and the integration that the trigger means. */
record TriggeredJob(Job<?, ?> job, BynderTrigger trigger, Integration integration) {

    /** All that can be built now; those whose integration does not exist have nothing to be triggered by. */
    static List<TriggeredJob> all() {
        return Jenkins.get().getAllItems(ParameterizedJob.class).stream()
                .filter(Job.class::isInstance)
                .flatMap(item -> of((Job<?, ?>) item).stream())
                .toList();
    }

    static Optional<TriggeredJob> of(Job<?, ?> job) {
        BynderTrigger trigger = ParameterizedJobMixIn.getTrigger(job, BynderTrigger.class);
        if (trigger == null || !job.isBuildable()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TriggeredJob(
                    job, trigger, BynderConfiguration.get().integration(trigger.getIntegration(), job.getFullName())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Why the trigger of a job that can be built starts nothing, a sentence for people; empty if it works or there is none. */
    static Optional<String> problem(Job<?, ?> job) {
        BynderTrigger trigger = ParameterizedJobMixIn.getTrigger(job, BynderTrigger.class);
        if (trigger == null || !job.isBuildable()) {
            return Optional.empty();
        }
        try {
            BynderConfiguration.get().integration(trigger.getIntegration());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Those that this job wants to know of. */
    List<BynderEvent> wanted(List<BynderEvent> events) {
        Set<String> names = trigger.eventNames();
        return events.stream()
                .filter(event -> names.isEmpty() || names.contains(event.name()))
                .toList();
    }

    /**
     * Whether these events make a build due; if so, it is queued.
     *
     * @param events at least one
     * @param again whether they were looked at before; then only what the portal shows otherwise since makes it due
     * @param queued states of assets that builds were queued for
     */
    boolean buildAfter(List<BynderEvent> events, AssetQuery library, boolean again, HandledStates queued)
            throws PortalException, InterruptedException {
        Set<String> ids = new LinkedHashSet<>();
        events.forEach(event -> ids.addAll(event.assetIds()));
        boolean complete = events.stream().allMatch(BynderEvent::complete);
        PendingChanges due = find(complete ? Optional.of(ids) : Optional.empty(), metadataOnly(events), library);
        Map<String, String> states = complete ? states(due.assetIds(), library) : Map.of();
        boolean news = states.entrySet().stream().anyMatch(state -> queued.isNew(state.getKey(), state.getValue()));
        if (again && !news || !due.any() && !neverRan()) {
            return false;
        }
        states.forEach(queued::handled);
        return build(due, names(events));
    }

    /** How the portal shows these assets, under keys for this job. */
    private Map<String, String> states(Set<String> ids, AssetQuery library)
            throws PortalException, InterruptedException {
        Map<String, Asset> shown = ids.isEmpty() ? Map.of() : library.assets(ids);
        Map<String, String> states = new LinkedHashMap<>();
        for (String id : ids) {
            String state = Optional.ofNullable(shown.get(id))
                    .map(asset -> asset.dateModified() + " " + asset.archived() + " " + asset.tags())
                    .orElse("");
            states.put(id + " " + job.getFullName(), state);
        }
        return states;
    }

    /**
     * Whether the whole listing makes a build due; if so, it is queued.
     *
     * @param first whether a job that never ran is due even if its tag has no assets
     */
    boolean buildIfDue(AssetQuery library, boolean first) throws PortalException, InterruptedException {
        PendingChanges due = find(Optional.empty(), Set.of(), library);
        return (due.any() || first && neverRan()) && build(due, List.of());
    }

    private boolean neverRan() {
        return job.getLastBuild() == null;
    }

    private static List<String> names(List<BynderEvent> events) {
        return events.stream().map(BynderEvent::name).distinct().toList();
    }

    /** Assets of which these events say that metadata has changed, and no more. */
    private static Set<String> metadataOnly(List<BynderEvent> events) {
        Set<String> ids = new HashSet<>();
        Set<String> others = new HashSet<>();
        events.forEach(event -> (event.name().endsWith(".meta_updated") ? ids : others).addAll(event.assetIds()));
        ids.removeAll(others);
        return ids;
    }

    /** @param ids what to look at; empty for everything */
    private PendingChanges find(Optional<Set<String>> ids, Set<String> metadataOnly, AssetQuery library)
            throws PortalException, InterruptedException {
        Tag tag = trigger.tagOf(integration);
        String value = tag.value();
        SyncedAssets synced = ids.isPresent()
                ? SyncedAssets.among(ids.get(), job, integration.address(), value)
                : SyncedAssets.all(job, integration.address(), value);
        PendingChangesFinder assets = new PendingChangesFinder(library, tag, synced);
        PendingChanges due = ids.isPresent() ? assets.among(ids.get(), metadataOnly) : assets.amongAll();
        EditRecorder.refresh(job, integration.address(), value, due.settled());
        return due;
    }

    private boolean build(PendingChanges due, Collection<String> events) {
        BynderCause cause = new BynderCause(due.assetIds(), events);
        return ParameterizedJobMixIn.scheduleBuild2(job, quietPeriod(), new BynderCauseAction(cause)) != null;
    }

    /** The job's own. The general one of Jenkins is for commits, which come in pairs; here events have waited already. */
    private int quietPeriod() {
        int own = job instanceof ParameterizedJob<?, ?> parameterized ? parameterized.getQuietPeriod() : 0;
        return own == Jenkins.get().getQuietPeriod() ? 0 : own;
    }
}
