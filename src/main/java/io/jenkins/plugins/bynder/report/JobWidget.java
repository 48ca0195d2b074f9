package io.jenkins.plugins.bynder.report;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Job;
import hudson.widgets.Widget;
import io.jenkins.plugins.bynder.state.FolderStates;
import java.util.Collection;
import java.util.List;
import jenkins.widgets.WidgetFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The card of a job where its newest page shows cards. Otherwise it shows nothing, because Jenkins puts widgets into the
 * side panel.
 */
@Restricted(NoExternalUse.class)
public final class JobWidget extends Widget {

    private final JobAction action;

    JobWidget(JobAction action) {
        this.action = action;
    }

    @Override
    protected String getOwnerUrl() {
        return action.getJob().getUrl();
    }

    public JobAction getAction() {
        return action;
    }

    /** Adds the card to jobs that have synced something. */
    @Extension
    @SuppressWarnings("rawtypes") // Raw type as in the overridden method.
    public static final class Factory extends WidgetFactory<Job, JobWidget> {

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<JobWidget> widgetType() {
            return JobWidget.class;
        }

        @NonNull
        @Override
        public Collection<JobWidget> createFor(@NonNull Job target) {
            Job<?, ?> job = target;
            return FolderStates.get().exist(job) ? List.of(new JobWidget(new JobAction(job))) : List.of();
        }
    }
}
