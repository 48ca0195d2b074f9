package hudson.model.queue;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Queue;

public interface SubTask {

    @NonNull
    default Queue.Task getOwnerTask() {
        throw new UnsupportedOperationException();
    }
}
