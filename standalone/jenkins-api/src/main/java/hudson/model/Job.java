package hudson.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionPoint;
import jenkins.widgets.HasWidgets;

public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem
        implements ExtensionPoint, HasWidgets {

    Job() {
        super(null, null);
    }

    public abstract boolean isBuildable();

    @CheckForNull
    public RunT getBuildByNumber(int n) {
        throw new UnsupportedOperationException();
    }

    @CheckForNull
    public RunT getLastBuild() {
        throw new UnsupportedOperationException();
    }

    public int getNextBuildNumber() {
        throw new UnsupportedOperationException();
    }
}
