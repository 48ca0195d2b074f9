package io.jenkins.plugins.bynder.report;

import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The last syncs of a job at a glance, for the job's own page. */
@Restricted(NoExternalUse.class)
public final class JobCard {

    private static final Logger LOGGER = Logger.getLogger(JobCard.class.getName());

    private static final int PICTURES = 6;

    private final Job<?, ?> job;
    private final List<TrendRow> trend;

    /** @param trend newest first */
    JobCard(Job<?, ?> job, List<TrendRow> trend) {
        this.job = job;
        this.trend = trend;
    }

    public boolean isBlank() {
        return trend.isEmpty();
    }

    /** The newest build with a sync. */
    public TrendRow getLast() {
        return trend.get(0);
    }

    public TrendChart getChart() {
        return new TrendChart(trend);
    }

    /** Whether there is more than one build to compare. */
    public boolean isTrend() {
        return trend.size() > 1;
    }

    /** Assets with a picture, of the newest build that has any. */
    public List<RowView> getPictures() {
        for (TrendRow row : trend) {
            Run<?, ?> run = job.getBuildByNumber(row.getNumber());
            List<RowView> found = run == null ? List.of() : pictures(run, row);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<RowView> pictures(Run<?, ?> run, TrendRow row) {
        ThumbnailStore store = new ThumbnailStore(run);
        List<RowView> found = new ArrayList<>();
        for (ImportSection section : row.getSections()) {
            for (Row asset : rows(run, section)) {
                String id = asset.asset().id();
                if (found.size() < PICTURES && store.has(id)) {
                    RowView.Links links = new RowView.Links(
                            section.getFolder(),
                            run.getUrl() + ImportAction.URL + "/thumbnail?id=" + id,
                            "",
                            JobAction.assetPage(job, id),
                            "");
                    found.add(new RowView(asset, section.getPortal(), links));
                }
            }
        }
        return found;
    }

    private static List<Row> rows(Run<?, ?> run, ImportSection section) {
        if (section.rows() == 0) {
            return List.of();
        }
        Path file = ImportAction.rows(run, section.getNumber());
        try (RowFile rows = RowFile.open(file)) {
            return rows.find(RowFile.Filter.all(), 0, Pager.ROWS).rows();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Cannot read " + file);
            return List.of();
        }
    }
}
