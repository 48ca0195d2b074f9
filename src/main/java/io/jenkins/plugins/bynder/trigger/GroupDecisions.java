package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.events.BynderEvent;
import io.jenkins.plugins.bynder.engine.events.EventBatch;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Decides about a batch for each integration and tag separately. A group that fails delays no other one: the batch is
 * retried, but only for the groups that are not decided, and those that failed last come last. Batches of one portal must
 * not be decided at the same time; those of several portals may be.
 */
final class GroupDecisions {

    private static final Logger LOGGER = Logger.getLogger(GroupDecisions.class.getName());

    /**
     * Jobs of one integration and tag.
     *
     * @param integration its key
     * @param title of the integration, for users
     */
    record Group(String integration, String tag, String title) {}

    /** Decides for the jobs of one group. */
    @FunctionalInterface
    interface Step {

        BatchOutcome decide(Group group, EventBatch batch) throws PortalException, InterruptedException;
    }

    /** @param messages ids of the events that the outcome is about */
    private record Decided(Set<String> messages, BatchOutcome outcome) {}

    /** Progress in batches that will be retried. */
    private final Map<Group, Decided> decided = new ConcurrentHashMap<>();

    private final Set<Group> failing = ConcurrentHashMap.newKeySet();

    /**
     * @param outcome receives what was decided
     * @throws PortalException if the batch must be retried because of some groups
     */
    void decide(Collection<Group> groups, EventBatch batch, Step step, BatchOutcome outcome)
            throws PortalException, InterruptedException {
        PortalException temporary = null;
        List<Group> order =
                groups.stream().sorted(Comparator.comparing(failing::contains)).toList();
        for (Group group : order) {
            try {
                outcome.add(decide(group, batch, step));
                failing.remove(group);
            } catch (PortalException e) {
                if (!isTemporary(e)) {
                    outcome.problem("EventBuilds.cannotAsk", group.title(), e.why());
                    continue;
                }
                failing.add(group);
                temporary = e;
                if (e.problem() != PortalException.Problem.INVALID_RESPONSE) {
                    break; // The portal answers nothing now; each further question would wait in vain.
                }
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, Messages.EventBuilds_cannotAsk(group.title(), e), e);
                outcome.problem("EventBuilds.cannotAsk", group.title(), ErrorText.localizable(e));
            }
        }
        if (temporary != null) {
            throw temporary;
        }
        groups.forEach(decided::remove);
    }

    /** Other problems need an administrator; the schedule looks again anyway. */
    private static boolean isTemporary(PortalException failure) {
        return switch (failure.problem()) {
            case UNREACHABLE, RATE_LIMITED, INVALID_RESPONSE -> true;
            case CREDENTIALS, FORBIDDEN, NOT_FOUND, REJECTED -> false;
        };
    }

    /** Decides about the events of the batch that the group is not done with. */
    private BatchOutcome decide(Group group, EventBatch batch, Step step) throws PortalException, InterruptedException {
        Decided before = decided.getOrDefault(group, new Decided(Set.of(), new BatchOutcome()));
        List<BynderEvent> events = batch.events().stream()
                .filter(event -> !before.messages().contains(event.messageId()))
                .toList();
        BatchOutcome outcome = new BatchOutcome();
        outcome.add(before.outcome());
        Set<String> messages = new HashSet<>(before.messages());
        if (!events.isEmpty()) {
            outcome.add(step.decide(group, new EventBatch(batch.portal(), events, batch.again())));
            events.forEach(event -> messages.add(event.messageId()));
        }
        decided.put(group, new Decided(messages, outcome));
        return outcome;
    }
}
