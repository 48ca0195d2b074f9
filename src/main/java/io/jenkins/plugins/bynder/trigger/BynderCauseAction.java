package io.jenkins.plugins.bynder.trigger;

import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Queue;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Queues a build with a {@link BynderCause}. If a build with such a cause is already queued, its cause is extended, so
 * many events lead to one build with one cause.
 */
@Restricted(NoExternalUse.class)
public final class BynderCauseAction extends CauseAction {

    private final BynderCause cause;

    BynderCauseAction(BynderCause cause) {
        super(cause);
        this.cause = cause;
    }

    @Override
    public void foldIntoExisting(Queue.Item item, Queue.Task owner, List<Action> otherActions) {
        for (CauseAction action : item.getActions(CauseAction.class)) {
            BynderCause existing = action.findCause(BynderCause.class);
            if (existing != null) {
                existing.merge(cause);
                return;
            }
        }
        super.foldIntoExisting(item, owner, otherActions);
    }

    /** Whether the queue item has no other cause. */
    static boolean isSoleReason(Queue.Item item) {
        List<Cause> causes = item.getCauses();
        return !causes.isEmpty() && causes.stream().allMatch(BynderCause.class::isInstance);
    }

    /** Whether events for that build are still arriving. */
    static boolean isGrowing(Queue.Item item) {
        long now = System.nanoTime();
        return item.getCauses().stream()
                .anyMatch(cause -> cause instanceof BynderCause changes && changes.isGrowing(now));
    }
}
