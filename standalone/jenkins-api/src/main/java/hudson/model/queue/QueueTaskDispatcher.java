package hudson.model.queue;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionPoint;
import hudson.model.Queue;

public abstract class QueueTaskDispatcher implements ExtensionPoint {

    public QueueTaskDispatcher() {}

    @CheckForNull
    public CauseOfBlockage canRun(Queue.Item item) {
        throw new UnsupportedOperationException();
    }
}
