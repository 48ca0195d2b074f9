package jenkins.model.queue;

import hudson.model.ModelObject;

public interface QueueItem extends ModelObject {

    @Override
    default String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
