package io.jenkins.plugins.bynder.report;

import hudson.model.Run;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Figures of all syncs of one build. */
@Restricted(NoExternalUse.class)
@ExportedBean(defaultVisibility = 2)
public final class TrendRow {

    private final String label;
    private final int number;
    private final List<ImportSection> sections;

    private TrendRow(String label, int number, List<ImportSection> sections) {
        this.label = label;
        this.number = number;
        this.sections = sections;
    }

    /** Empty if the build only did dry runs, or has not synced yet. */
    static Optional<TrendRow> of(Run<?, ?> run, ImportAction action) {
        List<ImportSection> done =
                action.getSections().stream().filter(each -> !each.isDryRun()).toList();
        return done.isEmpty()
                ? Optional.empty()
                : Optional.of(new TrendRow(run.getDisplayName(), run.getNumber(), done));
    }

    /** Display name of the build. */
    @Exported
    public String getLabel() {
        return label;
    }

    @Exported
    public int getNumber() {
        return number;
    }

    /** Relative to the page of the job. */
    public String getHref() {
        return number + "/" + ImportAction.URL + "/";
    }

    private int count(Outcome... outcomes) {
        int count = 0;
        for (Outcome outcome : outcomes) {
            count += sections.stream().mapToInt(each -> each.count(outcome)).sum();
        }
        return count;
    }

    @Exported
    public int getAdded() {
        return count(Outcome.ADDED);
    }

    /** Includes renamed and repaired files. */
    @Exported
    public int getUpdated() {
        return count(Outcome.UPDATED, Outcome.REPAIRED, Outcome.RENAMED);
    }

    @Exported
    public int getRemoved() {
        return count(Outcome.DELETED);
    }

    @Exported
    public int getFailed() {
        return count(Outcome.FAILED);
    }

    @Exported
    public int getUnchanged() {
        return count(Outcome.UNCHANGED, Outcome.METADATA_ONLY);
    }

    @Exported
    public long getBytesDownloaded() {
        return sections.stream().mapToLong(ImportSection::getBytesDownloaded).sum();
    }

    @Exported
    public long getMillis() {
        return sections.stream().mapToLong(ImportSection::getMillis).sum();
    }

    public String getDuration() {
        return Amounts.duration(getMillis());
    }

    public String getBytes() {
        return Amounts.bytes(getBytesDownloaded());
    }

    /** Its syncs that were no dry runs. */
    public List<ImportSection> getSections() {
        return sections;
    }
}
