package hudson.triggers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Item;
import hudson.scheduler.CronTabList;
import java.io.ObjectStreamException;

public abstract class Trigger<J extends Item> implements Describable<Trigger<?>>, ExtensionPoint {

    protected transient CronTabList tabs;

    @CheckForNull
    protected transient J job;

    protected Trigger() {}

    public void start(J project, boolean newInstance) {
        throw new UnsupportedOperationException();
    }

    protected Object readResolve() throws ObjectStreamException {
        throw new UnsupportedOperationException();
    }

    public void run() {
        throw new UnsupportedOperationException();
    }
}
