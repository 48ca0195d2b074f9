package io.jenkins.plugins.bynder.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.JobIntegrations;
import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.state.FolderFacts;
import io.jenkins.plugins.bynder.state.FolderStates;
import io.jenkins.plugins.bynder.state.JobFolderState;
import io.jenkins.plugins.bynder.step.LinkOwners;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/** <em>Bynder</em> on the page of a job: what is in its import folders now, and how that has come about. */
@Restricted(NoExternalUse.class)
@ExportedBean
public final class JobAction extends Tab {

    /** Part of the backlinks in Bynder, so it must not change. */
    static final String URL = "bynder";

    private static final int BUILDS = 25;

    /** Builds without a sync are skipped up to this limit, because each may have to be read from disk. */
    private static final int LOOKED_AT = 100;

    private final Job<?, ?> job;

    JobAction(Job<?, ?> job) {
        super(job);
        this.job = job;
    }

    @Override
    public String getIconFileName() {
        return "symbol-dam-import plugin-bynder";
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.JobAction_displayName();
    }

    @NonNull
    @Override
    public String getUrlName() {
        return URL;
    }

    public Job<?, ?> getJob() {
        return job;
    }

    List<FolderFacts> folders() {
        job.checkPermission(Item.READ);
        return FolderStates.get()
                .read(
                        job,
                        folders -> folders.newestFirst().stream()
                                .map(JobFolderState::facts)
                                .toList())
                .orElse(List.of());
    }

    /** The import folders, last synced first. */
    @Exported
    @NonNull
    public List<FolderView> getFolders() {
        return folders().stream().map(facts -> new FolderView(job, facts)).toList();
    }

    /** The selection in the URL. */
    @NonNull
    public ImportFolderPage page(StaplerRequest2 request) {
        return new ImportFolderPage(this, request);
    }

    /** The latest builds with a sync, newest first. */
    @Exported
    @NonNull
    public List<TrendRow> getTrend() {
        job.checkPermission(Item.READ);
        List<TrendRow> rows = new ArrayList<>();
        int looked = 0;
        for (Run<?, ?> run = job.getLastBuild();
                run != null && rows.size() < BUILDS && looked < LOOKED_AT;
                run = run.getPreviousBuild()) {
            looked++;
            ImportAction action = run.getAction(ImportAction.class);
            if (action != null) {
                TrendRow.of(run, action).ifPresent(rows::add);
            }
        }
        return rows;
    }

    /** What the job's own page shows. */
    @NonNull
    public JobCard getCard() {
        return new JobCard(job, getTrend());
    }

    /** The page of an asset, below the root of Jenkins. */
    static String assetPage(Job<?, ?> job, String id) {
        return job.getUrl() + URL + "/asset/" + id + "/";
    }

    /** Where the backlinks of the synced tags lead, as far as another job could own them. */
    @NonNull
    public List<BacklinkOwnerView> getLinkOwners() {
        LinkOwners owners = new LinkOwners(job);
        Set<BacklinkOwnerView> views = new LinkedHashSet<>();
        for (FolderFacts facts : folders()) {
            for (Integration integration : owners.integrations(facts.portal())) {
                owners.owner(integration, facts.tag())
                        .ifPresent(owner -> views.add(new BacklinkOwnerView(
                                integration.getName(),
                                facts.tag(),
                                owner.equals(job.getFullName()),
                                LinkOwners.mayRead(owner) ? owner : "",
                                owners.mayTake(owner))));
            }
        }
        return List.copyOf(views);
    }

    /** Lets the backlinks of a tag lead to this job. */
    @POST
    public HttpResponse doLeadHere(@QueryParameter String integration, @QueryParameter String tag) throws IOException {
        job.checkPermission(Item.CONFIGURE);
        BacklinkOwnerView view = getLinkOwners().stream()
                .filter(one ->
                        one.integration().equals(integration) && one.tag().equals(tag) && one.changeable())
                .findFirst()
                .orElseThrow(() -> new Failure(Messages.JobAction_linksNotChangeable()));
        new LinkOwners(job).take(JobIntegrations.of(job).choose(view.integration()), view.tag());
        return new HttpRedirect(".");
    }

    /** {@code asset/{id}}. */
    @CheckForNull
    public AssetPage getAsset(String id) {
        job.checkPermission(Item.READ);
        return Ids.isSafe(id) ? new AssetPage(job, id) : null;
    }

    /** {@code /api/json}. */
    @NonNull
    public Api getApi() {
        return new Api(this);
    }

    /** Adds the page to jobs that have synced something. */
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
            return JobAction.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Job target) {
            Job<?, ?> job = target;
            return FolderStates.get().exist(job) ? List.of(new JobAction(job)) : List.of();
        }
    }
}
