package io.jenkins.plugins.bynder.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** <em>Sync from Bynder</em> in freestyle jobs: the same fields and the same execution as the Pipeline step. */
public final class BynderSyncBuilder extends Builder implements SimpleBuildStep {

    private final BynderSyncStep sync;

    @DataBoundConstructor
    public BynderSyncBuilder(@CheckForNull BynderSyncStep sync) {
        this.sync = sync == null ? new BynderSyncStep() : sync;
    }

    @NonNull
    public BynderSyncStep getSync() {
        return sync;
    }

    @Override
    public void perform(
            @NonNull Run<?, ?> run,
            @NonNull FilePath workspace,
            @NonNull EnvVars env,
            @NonNull Launcher launcher,
            @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        SyncRun syncRun = new SyncRun(run, workspace, listener);
        try {
            syncRun.perform(sync.expanded(env));
        } catch (IllegalArgumentException e) {
            throw syncRun.abort(e);
        }
    }

    /** A person's own config.xml need not have the field. */
    private Object readResolve() {
        return sync == null ? new BynderSyncBuilder(new BynderSyncStep()) : this;
    }

    @Extension
    @Symbol("syncFromBynder")
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BynderSyncBuilder_displayName();
        }

        @Override
        @SuppressWarnings("rawtypes") // as the overridden method has it
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }
    }
}
