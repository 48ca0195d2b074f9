package io.jenkins.plugins.bynder.trigger;

import hudson.model.Job;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sns.BynderEvent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
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
            return Optional.of(
                    new TriggeredJob(job, trigger, BynderConfiguration.get().integration(trigger.getIntegration())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether these events make a build due; if so, it is queued. */
    boolean buildAfter(List<BynderEvent> all, Library library) throws PortalException, InterruptedException {
        Set<String> names = trigger.eventNames();
        List<BynderEvent> events = all.stream()
                .filter(event -> names.isEmpty() || names.contains(event.name()))
                .toList();
        if (events.isEmpty()) {
            return false;
        }
        Set<String> ids = new LinkedHashSet<>();
        events.forEach(event -> ids.addAll(event.assetIds()));
        boolean complete = events.stream().allMatch(BynderEvent::complete);
        return build(complete ? Optional.of(ids) : Optional.empty(), names(events), library);
    }

    /** Whether the whole listing makes a build due; if so, it is queued. */
    boolean buildIfDue(Library library) throws PortalException, InterruptedException {
        return build(Optional.empty(), List.of(), library);
    }

    private static List<String> names(List<BynderEvent> events) {
        return events.stream().map(BynderEvent::name).distinct().toList();
    }

    /** @param ids what to look at; empty for everything */
    private boolean build(Optional<Set<String>> ids, Collection<String> events, Library library)
            throws PortalException, InterruptedException {
        Tag tag = trigger.tagOf(integration);
        Optional<SyncedAssets> synced = SyncedAssetsBook.get().of(job, integration.address(), tag.value());
        boolean neverRan = job.getLastBuild() == null;
        DueAssets assets = new DueAssets(library, tag, synced.orElseGet(() -> new SyncedAssets(List.of())));
        Due due = ids.isPresent() ? assets.among(ids.get()) : assets.amongAll();
        SyncedAssetsBook.get().refresh(job, integration.address(), tag.value(), due.settled());
        if (!due.any() && !neverRan) {
            return false;
        }
        BynderCause cause = new BynderCause(due.assetIds(), events);
        return ParameterizedJobMixIn.scheduleBuild2(job, 0, new BynderCauseAction(cause)) != null;
    }
}
