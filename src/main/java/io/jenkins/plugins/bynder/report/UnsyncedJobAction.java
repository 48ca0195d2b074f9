package io.jenkins.plugins.bynder.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.bynder.config.JobIntegrations;
import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.state.FolderStates;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.verb.GET;

/** Where backlinks to a job without an import folder lead: pages that explain it. Jenkins shows no link to them. */
@Restricted(NoExternalUse.class)
public final class UnsyncedJobAction implements Action {

    private final Job<?, ?> job;

    UnsyncedJobAction(Job<?, ?> job) {
        this.job = job;
    }

    @CheckForNull
    @Override
    public String getIconFileName() {
        return null;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.JobAction_displayName();
    }

    @NonNull
    @Override
    public String getUrlName() {
        return JobAction.URL;
    }

    /** Sends to the job, because there is no folder to show. */
    @GET
    public HttpResponse doIndex() {
        job.checkPermission(Item.READ);
        return isUser() ? HttpResponses.redirectViaContextPath(job.getUrl()) : HttpResponses.notFound();
    }

    /** {@code asset/{id}}. */
    @CheckForNull
    public AssetPage getAsset(String id) {
        job.checkPermission(Item.READ);
        return isUser() && Ids.isSafe(id) ? new AssetPage(job, id) : null;
    }

    /** Whether the job could have written a backlink. */
    private boolean isUser() {
        return !JobIntegrations.of(job).usable().isEmpty();
    }

    /** Adds the addresses to jobs that have synced nothing. */
    @Extension
    @SuppressWarnings("rawtypes") // Raw type as in the overridden method.
    public static final class Factory extends TransientActionFactory<Job> {

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @NonNull
        @Override
        public Class<? extends Action> actionType() {
            return UnsyncedJobAction.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Job target) {
            Job<?, ?> job = target;
            return FolderStates.get().exist(job) ? List.of() : List.of(new UnsyncedJobAction(job));
        }
    }
}
