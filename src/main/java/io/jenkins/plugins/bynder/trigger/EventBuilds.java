package io.jenkins.plugins.bynder.trigger;

import hudson.Extension;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.Portals;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sns.BynderEvent;
import io.jenkins.plugins.bynder.engine.sns.EventBatch;
import io.jenkins.plugins.bynder.webhook.EventHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;

/** Queues a build of each job that has something to do after events of its portal. */
@Extension
public final class EventBuilds implements EventHandler {

    private static final int JOBS_NAMED = 10;

    /** Of bursts that could not be decided for all integrations: the messages that an integration is done with. */
    private final Map<String, Set<String>> done = new HashMap<>();

    @Override
    public synchronized String handle(EventBatch batch) throws PortalException, InterruptedException {
        Map<String, List<TriggeredJob>> byIntegration = new LinkedHashMap<>();
        TriggeredJob.all().stream()
                .filter(job -> job.integration().getPortalUrl().equals(batch.portal()))
                .forEach(job -> byIntegration
                        .computeIfAbsent(job.integration().getName(), name -> new ArrayList<>())
                        .add(job));
        if (byIntegration.isEmpty()) {
            return Messages.EventBuilds_noJob(batch.portal());
        }
        List<String> started = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        PortalException later = null;
        for (Map.Entry<String, List<TriggeredJob>> group : byIntegration.entrySet()) {
            Set<String> before = done.getOrDefault(group.getKey(), Set.of());
            List<BynderEvent> events = batch.events().stream()
                    .filter(event -> !before.contains(event.messageId()))
                    .toList();
            try {
                started.addAll(decide(group.getValue(), events));
                done.computeIfAbsent(group.getKey(), name -> new HashSet<>())
                        .addAll(events.stream().map(BynderEvent::messageId).toList());
            } catch (PortalException e) {
                if (mayPass(e)) {
                    later = e;
                } else {
                    problems.add(Messages.EventBuilds_cannotAsk(group.getKey(), e.getMessage()));
                }
            } catch (IllegalArgumentException e) {
                problems.add(Messages.EventBuilds_cannotAsk(group.getKey(), e.getMessage()));
            }
        }
        if (later != null) {
            throw later;
        }
        byIntegration.keySet().forEach(done::remove);
        return sentence(started, problems);
    }

    private static List<String> decide(List<TriggeredJob> jobs, List<BynderEvent> events)
            throws PortalException, InterruptedException {
        List<String> started = new ArrayList<>();
        if (!events.isEmpty()) {
            Integration integration = jobs.get(0).integration();
            Library library = new PortalLibrary(Portals.get().open(integration));
            for (TriggeredJob job : jobs) {
                if (job.buildAfter(events, library)) {
                    started.add(job.job().getFullName());
                }
            }
        }
        if (!started.isEmpty()) {
            // by itself Jenkins writes the queue down up to a minute later, and these events will not come again
            Jenkins.get().getQueue().save();
        }
        return started;
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
