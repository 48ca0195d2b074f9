package io.jenkins.plugins.bynder.trigger;

import hudson.Extension;
import io.jenkins.plugins.bynder.config.Portals;
import io.jenkins.plugins.bynder.engine.events.BynderEvent;
import io.jenkins.plugins.bynder.engine.events.Decision;
import io.jenkins.plugins.bynder.engine.events.EventBatch;
import io.jenkins.plugins.bynder.engine.events.HandledStates;
import io.jenkins.plugins.bynder.engine.events.PortalLag;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.webhook.EventHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Queues a build of every job that events of its portal concern. */
@Restricted(NoExternalUse.class)
@Extension
public final class EventBuilds implements EventHandler {

    private static final Logger LOGGER = Logger.getLogger(EventBuilds.class.getName());

    /**
     * The decision for one integration.
     *
     * @param messages ids of its events
     */
    private record Decided(Set<String> messages, BatchOutcome outcome) {}

    /** Decisions for batches that have failed for other integrations. */
    private final Map<String, Decided> done = new ConcurrentHashMap<>();

    /** By portal URL. Batches of one portal arrive one after the other, those of different portals in parallel. */
    private final Map<String, HandledStates> queued = new ConcurrentHashMap<>();

    @Override
    public Decision handle(EventBatch batch) throws PortalException, InterruptedException {
        BatchOutcome outcome = new BatchOutcome();
        TriggerProblem.all()
                .forEach(broken ->
                        outcome.problem(Messages.EventBuilds_jobFailed(broken.getJob(), broken.getSentence())));
        Map<String, List<TriggeredJob>> byIntegration = new LinkedHashMap<>();
        TriggeredJob.all().stream()
                .filter(job -> job.integration().getPortalUrl().equals(batch.portal()))
                .forEach(job -> byIntegration
                        .computeIfAbsent(job.integration().key(), key -> new ArrayList<>())
                        .add(job));
        if (byIntegration.isEmpty()) {
            outcome.problem(Messages.EventBuilds_noJob(batch.portal()));
        }
        decide(byIntegration, batch, outcome);
        return outcome.decision();
    }

    /** A failing integration delays no other one, and finished decisions are not repeated. */
    private void decide(Map<String, List<TriggeredJob>> byIntegration, EventBatch batch, BatchOutcome outcome)
            throws PortalException, InterruptedException {
        PortalException later = null;
        for (Map.Entry<String, List<TriggeredJob>> group : byIntegration.entrySet()) {
            try {
                outcome.add(decide(group.getKey(), group.getValue(), batch));
            } catch (PortalException e) {
                if (mayPass(e)) {
                    later = e;
                } else {
                    outcome.problem(Messages.EventBuilds_cannotAsk(title(group.getValue()), e.getMessage()));
                }
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, Messages.EventBuilds_cannotAsk(title(group.getValue()), e), e);
                outcome.problem(Messages.EventBuilds_cannotAsk(title(group.getValue()), ErrorText.of(e)));
            }
        }
        if (later != null) {
            throw later;
        }
        byIntegration.keySet().forEach(done::remove);
    }

    private static String title(List<TriggeredJob> jobs) {
        return jobs.get(0).integration().title();
    }

    /** Decides about the events of the batch that are not yet decided for the integration. */
    private BatchOutcome decide(String integration, List<TriggeredJob> jobs, EventBatch batch)
            throws PortalException, InterruptedException {
        Decided before = done.getOrDefault(integration, new Decided(Set.of(), new BatchOutcome()));
        List<BynderEvent> events = batch.events().stream()
                .filter(event -> !before.messages().contains(event.messageId()))
                .toList();
        BatchOutcome outcome = new BatchOutcome();
        outcome.add(before.outcome());
        Set<String> messages = new HashSet<>(before.messages());
        if (!events.isEmpty()) {
            decide(jobs, new EventBatch(batch.portal(), events, batch.again()), outcome);
            events.forEach(event -> messages.add(event.messageId()));
        }
        done.put(integration, new Decided(messages, outcome));
        return outcome;
    }

    private void decide(List<TriggeredJob> jobs, EventBatch batch, BatchOutcome outcome)
            throws PortalException, InterruptedException {
        AssetQuery library =
                new PortalAssetQuery(Portals.get().openForDecision(jobs.get(0).integration()));
        Set<BynderEvent> wanted = new LinkedHashSet<>();
        try {
            for (TriggeredJob job : jobs) {
                List<BynderEvent> own = job.wanted(batch.events());
                wanted.addAll(own);
                if (!own.isEmpty()) {
                    decide(job, new EventBatch(batch.portal(), own, batch.again()), library, outcome);
                }
            }
        } finally {
            if (outcome.startedAnything()) {
                // Jenkins saves the queue up to a minute later, and these events do not arrive again.
                Jenkins.get().getQueue().save();
            }
        }
        outcome.notShown(notShown(wanted, library));
    }

    /** A misconfigured job, or a bug in this plugin, affects only that job. */
    private void decide(TriggeredJob job, EventBatch batch, AssetQuery library, BatchOutcome outcome)
            throws PortalException, InterruptedException {
        String name = job.job().getFullName();
        HandledStates states = queued.computeIfAbsent(batch.portal(), portal -> new HandledStates());
        try {
            JobEvents decision = new JobEvents(
                    job,
                    library,
                    states,
                    EarlierBuilds.of(job.job()),
                    EditRecorder.get().edits());
            JobEvents.Result result = decision.decide(batch.events(), batch.again());
            outcome.started(name, result.started());
            if (result.withoutEffect() && result.started().isEmpty()) {
                outcome.problem(Messages.EventBuilds_withoutEffect(name));
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, Messages.EventBuilds_jobFailed(name, e), e);
            outcome.problem(Messages.EventBuilds_jobFailed(name, ErrorText.of(e)));
        }
    }

    /** Costs no request, because the assets were just read, except after an event that names no assets. */
    private static Set<String> notShown(Set<BynderEvent> events, AssetQuery library)
            throws PortalException, InterruptedException {
        Set<String> ids = new LinkedHashSet<>();
        events.stream().filter(BynderEvent::complete).forEach(event -> ids.addAll(event.assetIds()));
        Map<String, Instant> modified = new HashMap<>();
        if (!ids.isEmpty()) {
            library.assets(ids).forEach((id, asset) -> modified.put(id, asset.dateModified()));
        }
        return PortalLag.notShown(events, modified);
    }

    /** Problems that an administrator must fix do not disappear by waiting; the schedule checks again anyway. */
    private static boolean mayPass(PortalException problem) {
        return switch (problem.problem()) {
            case UNREACHABLE, RATE_LIMITED, INVALID_RESPONSE -> true;
            case CREDENTIALS, FORBIDDEN, NOT_FOUND, REJECTED -> false;
        };
    }
}
