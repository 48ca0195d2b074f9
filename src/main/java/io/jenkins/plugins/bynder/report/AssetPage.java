package io.jenkins.plugins.bynder.report;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.ModelObject;
import hudson.model.Run;
import io.jenkins.plugins.bynder.state.FolderFacts;
import io.jenkins.plugins.bynder.state.FolderStates;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.GET;

/** The target of backlinks: the current state of one asset of a job. */
@Restricted(NoExternalUse.class)
@ExportedBean
public final class AssetPage implements ModelObject {

    private final Job<?, ?> job;
    private final String id;
    private final Optional<FolderFacts> folder;
    private final Optional<Row> row;

    private record Found(FolderFacts folder, Row row) {}

    AssetPage(Job<?, ?> job, String id) {
        this.job = job;
        this.id = id;
        Optional<Found> found = FolderStates.get()
                .read(
                        job,
                        folders -> folders.newestFirst().stream()
                                .flatMap(folder ->
                                        folder.find(id).map(asset -> new Found(folder.facts(), Row.of(asset))).stream())
                                .findFirst())
                .flatMap(each -> each);
        this.folder = found.map(Found::folder);
        this.row = found.map(Found::row);
    }

    /** Shows the page, or a message that says why there is none. */
    @GET
    public void doIndex(StaplerRequest2 request, StaplerResponse2 response) throws IOException, ServletException {
        job.checkPermission(Item.READ);
        if (row.isEmpty()) {
            response.setStatus(404);
        }
        request.getView(this, row.isPresent() ? "asset.jelly" : "unknown.jelly").forward(request, response);
    }

    @NonNull
    public Job<?, ?> getJob() {
        return job;
    }

    /** What the frame of job pages calls the job. */
    @NonNull
    public Job<?, ?> getObject() {
        return job;
    }

    /** In the breadcrumbs and the window's title. */
    @NonNull
    @Override
    public String getDisplayName() {
        return row.map(Row::name).orElse(id);
    }

    @Exported
    @NonNull
    public String getId() {
        return id;
    }

    /** False in the remote API where the job has no such asset. */
    @Exported
    public boolean isFound() {
        return row.isPresent();
    }

    @Exported
    public String getName() {
        return row.map(Row::name).orElse("");
    }

    @Exported
    public String getTitle() {
        return row.map(found -> found.asset().name()).orElse("");
    }

    /** Relative to the workspace; empty if unknown. */
    @Exported
    public String getPath() {
        return row.filter(found -> !found.asset().path().isEmpty())
                .map(found ->
                        folder.orElseThrow().folder() + "/" + found.asset().path())
                .orElse("");
    }

    /** Bytes, or -1. */
    @Exported
    public long getSize() {
        return row.map(found -> found.asset().size()).orElse(-1L);
    }

    /** Empty if it is not known. */
    @Exported
    public String getSha256() {
        return row.map(found -> found.asset().sha256()).orElse("");
    }

    /** Number of the build that downloaded the file; 0 if unknown. */
    @Exported
    public int getBuild() {
        return row.map(Row::build).orElse(0);
    }

    /** Whether that build still exists. */
    public boolean isBuildThere() {
        return getBuild() > 0 && getJob().getBuildByNumber(getBuild()) != null;
    }

    @Exported
    public String getTag() {
        return folder.map(FolderFacts::tag).orElse("");
    }

    public RowView getRow() {
        return new RowView(row.orElseThrow(), folder.orElseThrow().portal());
    }

    /** Whether the backlink leads to this page. */
    public boolean isTarget() {
        return getRow().getBacklink().endsWith("/" + JobAction.assetPage(getJob(), id));
    }

    public FolderView getFolder() {
        return new FolderView(getJob(), folder.orElseThrow());
    }

    /** The latest changes, newest first. */
    @NonNull
    public List<AssetChange> getHistory() {
        return AssetChange.of(job, id);
    }

    /** Whether the job has an import folder. */
    public boolean isSynced() {
        return FolderStates.get().exist(job);
    }

    /** Other jobs that have the asset and that the user may read. */
    @NonNull
    public List<Job<?, ?>> getOtherJobs() {
        return AssetLinks.otherJobs(job, id);
    }

    /** The archived file, relative to the page of the job; empty if it is not archived. */
    @Exported
    public String getArtifact() {
        if (getPath().isEmpty()) {
            return "";
        }
        for (Run<?, ?> run : buildsToSearch()) {
            Optional<String> file = ArchivedFile.find(run, getPath());
            if (file.isPresent()) {
                return run.getNumber() + "/" + file.get();
            }
        }
        return "";
    }

    /** A thumbnail, relative to the page of the job; empty if there is none. */
    public String getPicture() {
        return buildsToSearch().stream()
                .filter(run -> ThumbnailAccess.granted(run) && new ThumbnailStore(run).has(id))
                .map(run -> run.getNumber() + "/" + ImportAction.URL + "/thumbnail?id=" + id)
                .findFirst()
                .orElse("");
    }

    private List<Run<?, ?>> buildsToSearch() {
        List<Run<?, ?>> runs = new ArrayList<>();
        for (int number : new int[] {folder.orElseThrow().build(), getBuild()}) {
            Run<?, ?> run = getJob().getBuildByNumber(number);
            if (run != null && !runs.contains(run)) {
                runs.add(run);
            }
        }
        return runs;
    }

    /** {@code /api/json}. */
    @NonNull
    public Api getApi() {
        return new Api(this);
    }
}
