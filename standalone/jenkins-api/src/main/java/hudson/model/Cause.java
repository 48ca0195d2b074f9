package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;

public abstract class Cause {

    public Cause() {}

    public abstract String getShortDescription();

    @SuppressWarnings("rawtypes") // as Jenkins has it
    public void onAddedTo(@NonNull Run build) {
        throw new UnsupportedOperationException();
    }

    public void onLoad(@NonNull Run<?, ?> build) {
        throw new UnsupportedOperationException();
    }
}
