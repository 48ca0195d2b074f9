package io.jenkins.plugins.bynder.trigger;

import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Queue;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Queues a build because of a {@link BynderCause}. If one waits already because of another, that one is for both, so there
 * is one build with one cause, however many events came.
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

    /** Whether nobody and nothing else wants that build. */
    static boolean isSoleReason(Queue.Item item) {
        List<Cause> causes = item.getCauses();
        return !causes.isEmpty() && causes.stream().allMatch(BynderCause.class::isInstance);
    }

    /** Whether more events for that build still come in. */
    static boolean isGrowing(Queue.Item item) {
        long now = System.nanoTime();
        return item.getCauses().stream()
                .anyMatch(cause -> cause instanceof BynderCause changes && changes.isGrowing(now));
    }
}
