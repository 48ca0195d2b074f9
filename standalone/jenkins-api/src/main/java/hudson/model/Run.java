package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;

public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> {

    Run() {}

    public void setResult(@NonNull Result r) {
        throw new UnsupportedOperationException();
    }
}
