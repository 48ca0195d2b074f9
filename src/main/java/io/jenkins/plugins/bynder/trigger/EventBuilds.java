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

/** Queues a build of each job that has something to do after events of its portal. */
@Restricted(NoExternalUse.class)
@Extension
public final class EventBuilds implements EventHandler {

    private static final int JOBS_NAMED = 10;
    private static final Logger LOGGER = Logger.getLogger(EventBuilds.class.getName());

    /**
     * What was found out for one integration.
     *
     * @param messages ids of the events it is about
     */
    private record Outcome(Set<String> messages, List<String> started, List<String> problems, Set<String> notShown) {}

    /** Of bursts that could not be decided for all integrations: those that an integration is done with. */
    private final Map<String, Outcome> done = new ConcurrentHashMap<>();

    /** By the URL of the portal; batches of one portal never come at the same time, those of several do. */
    private final Map<String, HandledStates> queued = new ConcurrentHashMap<>();

    @Override
    public Decision handle(EventBatch batch) throws PortalException, InterruptedException {
        Map<String, List<TriggeredJob>> byIntegration = new LinkedHashMap<>();
        TriggeredJob.all().stream()
                .filter(job -> job.integration().getPortalUrl().equals(batch.portal()))
                .forEach(job -> byIntegration
                        .computeIfAbsent(job.integration().getName(), name -> new ArrayList<>())
                        .add(job));
        List<String> problems = new ArrayList<>();
        TriggerProblem.all().stream()
                .limit(JOBS_NAMED)
                .map(broken -> Messages.EventBuilds_jobFailed(broken.getJob(), broken.getSentence()))
                .forEach(problems::add);
        if (byIntegration.isEmpty()) {
            problems.add(0, Messages.EventBuilds_noJob(batch.portal()));
            return Decision.of(String.join(" ", problems));
        }
        List<String> started = new ArrayList<>();
        Set<String> notShown = new HashSet<>();
        PortalException later = null;
        for (Map.Entry<String, List<TriggeredJob>> group : byIntegration.entrySet()) {
            try {
                Outcome outcome = decide(group.getKey(), group.getValue(), batch);
                started.addAll(outcome.started());
                problems.addAll(outcome.problems());
                notShown.addAll(outcome.notShown());
            } catch (PortalException e) {
                if (mayPass(e)) {
                    later = e;
                } else {
                    problems.add(Messages.EventBuilds_cannotAsk(group.getKey(), e.getMessage()));
                }
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, Messages.EventBuilds_cannotAsk(group.getKey(), e), e);
                problems.add(Messages.EventBuilds_cannotAsk(group.getKey(), ErrorText.of(e)));
            }
        }
        if (later != null) {
            throw later;
        }
        byIntegration.keySet().forEach(done::remove);
        return new Decision(sentence(started, problems), !started.isEmpty(), notShown);
    }

    /** Decides about those events of the batch that the integration is not done with. */
    private Outcome decide(String integration, List<TriggeredJob> jobs, EventBatch batch)
            throws PortalException, InterruptedException {
        Outcome before = done.getOrDefault(integration, new Outcome(Set.of(), List.of(), List.of(), Set.of()));
        List<BynderEvent> events = batch.events().stream()
                .filter(event -> !before.messages().contains(event.messageId()))
                .toList();
        Outcome outcome = new Outcome(
                new HashSet<>(before.messages()),
                new ArrayList<>(),
                new ArrayList<>(),
                new HashSet<>(before.notShown()));
        if (!events.isEmpty()) {
            decide(jobs, new EventBatch(batch.portal(), events, batch.again()), outcome);
            events.forEach(event -> outcome.messages().add(event.messageId()));
        }
        done.put(integration, outcome);
        return outcome;
    }

    private void decide(List<TriggeredJob> jobs, EventBatch batch, Outcome outcome)
            throws PortalException, InterruptedException {
        AssetQuery library =
                new PortalAssetQuery(Portals.get().openForDecision(jobs.get(0).integration()));
        HandledStates states = queued.computeIfAbsent(batch.portal(), portal -> new HandledStates());
        Set<BynderEvent> wanted = new LinkedHashSet<>();
        try {
            for (TriggeredJob job : jobs) {
                String name = job.job().getFullName();
                try {
                    List<BynderEvent> own = job.wanted(batch.events());
                    wanted.addAll(own);
                    if (!own.isEmpty() && job.buildAfter(own, library, batch.again(), states)) {
                        outcome.started().add(name);
                    }
                } catch (RuntimeException e) {
                    // a job that is set up wrongly, or a fault of this plugin, concerns that job only
                    LOGGER.log(Level.WARNING, Messages.EventBuilds_jobFailed(name, e), e);
                    outcome.problems().add(Messages.EventBuilds_jobFailed(name, ErrorText.of(e)));
                }
            }
        } finally {
            if (!outcome.started().isEmpty()) {
                // Jenkins itself writes the queue up to a minute later, and these events will not come again
                Jenkins.get().getQueue().save();
            }
        }
        outcome.notShown().addAll(notShown(wanted, library));
    }

    /** The assets were read just before, so this costs no request, except after an event that does not name its assets. */
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

    /** What a person has to put right does not pass by waiting; the schedule looks again anyway. */
    private static boolean mayPass(PortalException problem) {
        return switch (problem.problem()) {
            case UNREACHABLE, LIMIT, ANSWER -> true;
            case KEYS, FORBIDDEN, NOT_FOUND, REFUSED -> false;
        };
    }

    private static String sentence(List<String> started, List<String> problems) {
        String shown = String.join(", ", started.subList(0, Math.min(JOBS_NAMED, started.size())));
        String decision = started.isEmpty()
                ? Messages.EventBuilds_nothingToDo()
                : started.size() > JOBS_NAMED
                        ? Messages.EventBuilds_startedMore(shown, started.size() - JOBS_NAMED)
                        : Messages.EventBuilds_started(shown);
        List<String> all = new ArrayList<>(problems);
        if (problems.isEmpty() || !started.isEmpty()) {
            all.add(0, decision);
        }
        return String.join(" ", all);
    }
}
