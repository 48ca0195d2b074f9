package io.jenkins.plugins.bynder.report;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.bynder.config.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What one sync of a job has reported about one asset. */
@Restricted(NoExternalUse.class)
public final class AssetChange {

    private static final int CHANGES = 20;

    /** Builds, each of which may have to be read from the disk. */
    private static final int LOOKED_AT = 100;

    private final Run<?, ?> run;
    private final ImportSection section;
    private final Row row;

    private AssetChange(Run<?, ?> run, ImportSection section, Row row) {
        this.run = run;
        this.section = section;
        this.row = row;
    }

    /** The latest ones that the builds of the job still have, newest first. */
    static List<AssetChange> of(Job<?, ?> job, String id) {
        List<AssetChange> changes = new ArrayList<>();
        Run<?, ?> run = job.getLastBuild();
        for (int n = 0; run != null && n < LOOKED_AT && changes.size() < CHANGES; n++) {
            if (run.hasPermission(Item.READ)) {
                changes.addAll(in(run, id));
            }
            run = run.getPreviousBuild();
        }
        return changes.subList(0, Math.min(CHANGES, changes.size()));
    }

    private static List<AssetChange> in(Run<?, ?> run, String id) {
        ImportAction action = run.getAction(ImportAction.class);
        List<AssetChange> changes = new ArrayList<>();
        for (ImportSection section : action == null ? List.<ImportSection>of() : action.getSections()) {
            if (!section.isDryRun() && section.rows() > 0) {
                ImportAction.read(run, section, rows -> rows.find(id))
                        .flatMap(found -> found)
                        .ifPresent(row -> changes.add(0, new AssetChange(run, section, row)));
            }
        }
        return changes;
    }

    /** Display name of the build. */
    public String getLabel() {
        return run.getDisplayName();
    }

    /** The row in the report of the build, below the page of the job. */
    public String getHref() {
        String id = row.asset().id();
        RowFile.Filter only = new RowFile.Filter(Optional.of(row.asset().outcome()), id);
        return run.getNumber() + "/" + ImportAction.URL + "/"
                + new Selection(section.getNumber(), only, 1, false).query();
    }

    /** When the sync ended. */
    public String getTimeText() {
        return Times.text(Instant.ofEpochMilli(section.getTime()));
    }

    public RowView getRow() {
        String id = row.asset().id();
        boolean pictured = ThumbnailAccess.granted(run) && new ThumbnailStore(run).has(id);
        RowView.Links links = new RowView.Links(
                section.getFolder(),
                pictured ? ImportAction.thumbnail(run, id) : "",
                pictured ? run.getUrl() + ImportAction.URL + "/before?id=" + id : "",
                "",
                "");
        return new RowView(row, section.getPortal(), links);
    }
}
