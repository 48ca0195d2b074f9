package hudson.model;

import hudson.model.queue.FoldableAction;
import java.util.List;

public class CauseAction implements FoldableAction {

    public CauseAction(Cause c) {}

    public <T extends Cause> T findCause(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getUrlName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void foldIntoExisting(Queue.Item item, Queue.Task owner, List<Action> otherActions) {
        throw new UnsupportedOperationException();
    }
}
