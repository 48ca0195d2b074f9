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
import io.jenkins.plugins.bynder.trigger.GroupDecisions.Group;
import io.jenkins.plugins.bynder.webhook.EventHandler;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

    private final GroupDecisions groups = new GroupDecisions();

    /** By portal URL. Batches of one portal arrive one after the other, those of different portals in parallel. */
    private final Map<String, HandledStates> queued = new ConcurrentHashMap<>();

    @Override
    public Decision handle(EventBatch batch) throws PortalException, InterruptedException {
        BatchOutcome outcome = new BatchOutcome();
        TriggerProblem.all()
                .forEach(broken -> outcome.jobProblem("EventBuilds.jobFailed", broken.getJob(), broken.why()));
        Map<Group, List<TriggeredJob>> jobs = new LinkedHashMap<>();
        TriggeredJob.all().stream()
                .filter(job -> job.integration().getPortalUrl().equals(batch.portal()))
                .forEach(job -> jobs.computeIfAbsent(group(job), none -> new ArrayList<>())
                        .add(job));
        if (jobs.isEmpty()) {
            outcome.problem("EventBuilds.noJob", batch.portal());
        }
        Map<String, AssetQuery> libraries = new HashMap<>();
        try {
            groups.decide(
                    jobs.keySet(),
                    batch,
                    (group, events) -> {
                        AssetQuery query = libraries.computeIfAbsent(
                                group.integration(),
                                key -> query(jobs.get(group).get(0)));
                        return decide(jobs.get(group), events, query);
                    },
                    outcome);
        } finally {
            libraries.values().forEach(AssetQuery::close);
        }
        return outcome.decision();
    }

    private static Group group(TriggeredJob job) {
        return new Group(
                job.integration().key(), job.tag().value(), job.integration().title());
    }

    /** Shared by the tags of an integration, so that each asset is read once. */
    private static AssetQuery query(TriggeredJob job) {
        return new PortalAssetQuery(Portals.get().openForDecision(job.integration()), ListingFiles.get());
    }

    private BatchOutcome decide(List<TriggeredJob> jobs, EventBatch batch, AssetQuery query)
            throws PortalException, InterruptedException {
        BatchOutcome outcome = new BatchOutcome();
        Set<BynderEvent> wanted = new LinkedHashSet<>();
        try {
            for (TriggeredJob job : jobs) {
                List<BynderEvent> own = job.wanted(batch.events());
                wanted.addAll(own);
                if (!own.isEmpty()) {
                    decide(job, new EventBatch(batch.portal(), own, batch.again()), query, outcome);
                }
            }
        } finally {
            if (outcome.startedAnything()) {
                // Jenkins saves the queue up to a minute later, and these events do not arrive again.
                Jenkins.get().getQueue().save();
            }
        }
        outcome.notShown(notShown(wanted, query));
        return outcome;
    }

    /** A misconfigured job, or a bug in this plugin, affects only that job. */
    private void decide(TriggeredJob job, EventBatch batch, AssetQuery query, BatchOutcome outcome)
            throws PortalException, InterruptedException {
        String name = job.job().getFullName();
        HandledStates states = queued.computeIfAbsent(batch.portal(), portal -> new HandledStates());
        try {
            JobEvents decision = new JobEvents(
                    job,
                    query,
                    states,
                    EarlierBuilds.of(job.job()),
                    EditRecorder.get().edits());
            JobEvents.Result result = decision.decide(batch.events(), batch.again());
            outcome.started(name, result.started());
            if (result.refused()) {
                outcome.jobProblem("EventBuilds.refused", name);
            } else if (result.withoutEffect() && result.started().isEmpty()) {
                outcome.jobProblem("EventBuilds.withoutEffect", name);
            }
        } catch (UncheckedIOException e) {
            // The file of a listing, for example because the disk is full; the events are decided later.
            throw new PortalException(PortalException.Problem.INVALID_RESPONSE, ErrorText.localizable(e), e);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, Messages.EventBuilds_jobFailed(name, e), e);
            outcome.jobProblem("EventBuilds.jobFailed", name, ErrorText.localizable(e));
        }
    }

    /** Costs no request, because the assets were just read, except after an event that names no assets. */
    private static Set<String> notShown(Set<BynderEvent> events, AssetQuery query)
            throws PortalException, InterruptedException {
        Set<String> ids = new LinkedHashSet<>();
        events.stream().filter(BynderEvent::complete).forEach(event -> ids.addAll(event.assetIds()));
        Map<String, Instant> modified = new HashMap<>();
        if (!ids.isEmpty()) {
            query.assets(ids).forEach((id, asset) -> modified.put(id, asset.dateModified()));
        }
        return PortalLag.notShown(events, modified);
    }
}
