package hudson.model;

import java.util.List;
import jenkins.model.queue.QueueItem;

public class Queue implements Saveable {

    Queue() {}

    @Override
    public void save() {
        throw new UnsupportedOperationException();
    }

    public interface Executable {}

    public interface Task extends ModelObject {}

    public abstract static class Item extends Actionable implements QueueItem {

        public final Task task = null;

        Item() {}

        public final List<Cause> getCauses() {
            throw new UnsupportedOperationException();
        }
    }

    public static final class LeftItem extends Item {

        private LeftItem() {}

        public boolean isCancelled() {
            throw new UnsupportedOperationException();
        }
    }
}
