package io.jenkins.plugins.bynder.trigger;

import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.JobIntegrations;
import io.jenkins.plugins.bynder.engine.events.BynderEvent;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.webhook.EventService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.model.ParameterizedJobMixIn.ParameterizedJob;

/** A job with a Bynder trigger, and the trigger's integration. */
record TriggeredJob(Job<?, ?> job, BynderTrigger trigger, Integration integration) {

    private static final Logger LOGGER = Logger.getLogger(TriggeredJob.class.getName());

    /** All buildable jobs whose integration exists and allows the tag. */
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
            return Optional.of(of(job, trigger));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException with a user-facing message if the trigger cannot start builds */
    private static TriggeredJob of(Job<?, ?> job, BynderTrigger trigger) {
        Integration integration = integrations(job).choose(trigger.getIntegration());
        trigger.tagOf(integration);
        return new TriggeredJob(job, trigger, integration);
    }

    /** The integrations that a build would be allowed to use. */
    private static JobIntegrations integrations(Job<?, ?> job) {
        return job instanceof Queue.Task task
                ? JobIntegrations.of(job, Tasks.getAuthenticationOf2(task))
                : JobIntegrations.of(job);
    }

    /**
     * Why the trigger of a buildable job cannot start builds; empty if it works or there is
     * none.
     */
    static Optional<LocalizableText> problem(Job<?, ?> job) {
        BynderTrigger trigger = ParameterizedJobMixIn.getTrigger(job, BynderTrigger.class);
        if (trigger == null || !job.isBuildable()) {
            return Optional.empty();
        }
        try {
            of(job, trigger);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(ErrorText.localizable(e));
        }
    }

    /** The tag to watch. */
    Tag tag() {
        return trigger.tagOf(integration);
    }

    /** The events that the job reacts to. */
    List<BynderEvent> wanted(List<BynderEvent> events) {
        Set<String> names = trigger.eventNames();
        return events.stream()
                .filter(event -> names.isEmpty() || names.contains(event.name()))
                .toList();
    }

    /**
     * Queues a build if the full listing requires one; returns whether it does.
     *
     * @param first whether a job that never ran is due even if its tag has no assets
     */
    boolean buildIfDue(AssetQuery query, boolean first) throws PortalException, InterruptedException {
        DueChanges due = find(Optional.empty(), Set.of(), query);
        due.latestEdit().ifPresent(edited -> EventService.get().found(integration.getPortalUrl(), edited));
        return (due.any() || first && neverRan())
                && build(cause(due.assetIds(), List.of(), Map.of()).withMore(due.more()));
    }

    /** Of a build of this job. If the trigger ignores events, it does not know of all assets that have changed. */
    BynderCause cause(Set<String> assetIds, List<String> events, Map<String, String> revisions) {
        BynderCause cause = new BynderCause(assetIds, events, revisions);
        return trigger.eventNames().isEmpty() ? cause.within(EventScope.scope(integration, tag().value())) : cause;
    }

    boolean neverRan() {
        return job.getLastBuild() == null;
    }

    /** @param ids assets to check; empty for all */
    DueChanges find(Optional<Set<String>> ids, Set<String> metadataOnly, AssetQuery query)
            throws PortalException, InterruptedException {
        DueChangesFinder assets =
                new DueChangesFinder(query, tag(), SyncedAssets.of(job, integration.address(), tag().value()));
        return ids.isPresent() ? assets.among(ids.get(), metadataOnly) : assets.amongAll();
    }

    /** Queues a build, or extends the queued one; false if Jenkins refuses. */
    boolean build(BynderCause cause) {
        boolean queued = ParameterizedJobMixIn.scheduleBuild2(job, quietPeriod(), new BynderCauseAction(cause)) != null;
        LOGGER.info(() -> queued
                ? Messages.TriggeredJob_queued(
                        job.getFullName(), cause.getAssetIds().size(), tag())
                : Messages.TriggeredJob_refused(job.getFullName()));
        return queued;
    }

    /**
     * Only the job's own quiet period. Jenkins' global one is for commits, which arrive in groups; events have already
     * been collected.
     */
    private int quietPeriod() {
        int own = job instanceof ParameterizedJob<?, ?> parameterized ? parameterized.getQuietPeriod() : 0;
        return own == Jenkins.get().getQuietPeriod() ? 0 : own;
    }
}
