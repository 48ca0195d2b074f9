package hudson.triggers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Item;

public abstract class Trigger<J extends Item> implements Describable<Trigger<?>>, ExtensionPoint {

    protected final String spec;

    @CheckForNull
    protected transient J job;

    protected Trigger(@NonNull String cronTabSpec) {
        this.spec = cronTabSpec;
    }

    public void run() {
        throw new UnsupportedOperationException();
    }
}
