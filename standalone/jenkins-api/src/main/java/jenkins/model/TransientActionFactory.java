package jenkins.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import hudson.model.Action;
import java.util.Collection;

public abstract class TransientActionFactory<T> implements ExtensionPoint {

    public TransientActionFactory() {}

    public abstract Class<T> type();

    @NonNull
    public Class<? extends Action> actionType() {
        throw new UnsupportedOperationException();
    }

    @NonNull
    public abstract Collection<? extends Action> createFor(@NonNull T target);
}
