package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

public abstract class Actionable extends AbstractModelObject {

    Actionable() {}

    @NonNull
    public <T extends Action> List<T> getActions(@NonNull Class<T> type) {
        throw new UnsupportedOperationException();
    }
}
