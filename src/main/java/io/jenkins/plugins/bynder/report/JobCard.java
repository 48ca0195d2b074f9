package io.jenkins.plugins.bynder.report;

import hudson.model.Job;
import hudson.model.Run;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The last syncs of a job at a glance, for the job's own page. */
@Restricted(NoExternalUse.class)
public final class JobCard {

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
            List<RowView> found = run == null ? List.of() : NewestPictures.of(run, row.getSections());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
