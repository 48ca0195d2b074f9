package io.jenkins.plugins.bynder.state;

import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import java.util.function.IntFunction;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** How the builds of a job have ended, by their numbers. An unstable build counts as successful, as everywhere in Jenkins. */
@Restricted(NoExternalUse.class)
public final class BuildEnds {

    private BuildEnds() {}

    /** A build that was deleted counts as unsuccessful: a change is rather given twice than lost. */
    public static IntFunction<ChangeJournal.BuildEnd> of(Job<?, ?> job) {
        return number -> {
            Run<?, ?> run = job.getBuildByNumber(number);
            if (run == null) {
                return ChangeJournal.BuildEnd.UNSUCCESSFUL;
            }
            Result result = run.getResult();
            if (run.isBuilding() || result == null) {
                return ChangeJournal.BuildEnd.RUNNING;
            }
            return result.isWorseThan(Result.UNSTABLE)
                    ? ChangeJournal.BuildEnd.UNSUCCESSFUL
                    : ChangeJournal.BuildEnd.SUCCESSFUL;
        };
    }
}
