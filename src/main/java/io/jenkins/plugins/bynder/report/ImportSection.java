package io.jenkins.plugins.bynder.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Figures of one sync, stored in the build's XML; longer data is in a file of its own. */
@Restricted(NoExternalUse.class)
@ExportedBean(defaultVisibility = 2)
public final class ImportSection {

    private static final String FAILED = "FAILED";

    private final int number;
    private final String portal;
    private final String tag;
    private final String folder;
    private final String importFolder;
    private final String end;
    /** Encoded, because a record cannot be stored in XML. */
    private final String message;

    private final boolean dryRun;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int rows;
    private final long bytesDownloaded;
    private final long apiRequests;
    private final long millis;
    private final long time;

    /** Null in builds of earlier versions. */
    @CheckForNull
    private final List<FailureCause> causes;

    /**
     * @param number from 1 within the build
     * @param folder relative to the workspace
     * @param rows number of rows in its file
     * @param causes of its failures, the most frequent first
     * @param time when the sync ended, in milliseconds since 1970
     */
    ImportSection(int number, String folder, SyncReport report, int rows, List<FailureCause> causes, long time) {
        this.number = number;
        this.folder = folder;
        this.portal = report.portal();
        this.tag = report.tag();
        this.importFolder = report.importFolder();
        this.end = report.end().name();
        this.message = report.why().encoded();
        this.dryRun = report.dryRun();
        Row.ORDER.forEach(outcome -> counts.put(outcome.key(), report.count(outcome)));
        this.rows = rows;
        this.causes = new ArrayList<>(causes);
        this.bytesDownloaded = report.bytesDownloaded();
        this.apiRequests = report.apiRequests();
        this.millis = report.millis();
        this.time = time;
    }

    private ImportSection(int number, LocalizableText why, long time) {
        this.number = number;
        this.folder = "";
        this.portal = "";
        this.tag = "";
        this.importFolder = "";
        this.end = FAILED;
        this.message = why.encoded();
        this.dryRun = false;
        Row.ORDER.forEach(outcome -> counts.put(outcome.key(), 0));
        this.rows = 0;
        this.causes = new ArrayList<>();
        this.bytesDownloaded = 0;
        this.apiRequests = 0;
        this.millis = 0;
        this.time = time;
    }

    /** A sync that could not be done: no integration, wrong credentials, or a portal that does not answer. */
    static ImportSection failed(int number, LocalizableText why, long time) {
        return new ImportSection(number, why, time);
    }

    @Exported
    public int getNumber() {
        return number;
    }

    /** Address of the portal. */
    @Exported
    public String getPortal() {
        return portal;
    }

    @Exported
    public String getTag() {
        return tag;
    }

    /** The folder, as spelled on its machine. */
    @Exported
    public String getImportFolder() {
        return importFolder;
    }

    /** A constant of {@link SyncReport.End}, or {@code FAILED} if the sync could not be done at all. */
    @Exported
    public String getEnd() {
        return end;
    }

    @Exported
    public String getMessage() {
        return LocalizableText.decode(message).text(LocaleProvider.getLocale());
    }

    @Exported
    public boolean isDryRun() {
        return dryRun;
    }

    /** By outcome, with the keys of {@code report.json}. */
    @Exported
    public Map<String, Integer> getCounts() {
        return counts;
    }

    @Exported
    public long getBytesDownloaded() {
        return bytesDownloaded;
    }

    @Exported
    public long getApiRequests() {
        return apiRequests;
    }

    @Exported
    public long getMillis() {
        return millis;
    }

    /** When the sync ended, milliseconds since 1970. */
    @Exported
    public long getTime() {
        return time;
    }

    int rows() {
        return rows;
    }

    int count(Outcome outcome) {
        return counts.getOrDefault(outcome.key(), 0);
    }

    /** Whether the sync has done everything. */
    public boolean isSuccessful() {
        return end.equals(SyncReport.End.DONE.name());
    }

    /** Whether nothing is known of its assets. */
    public boolean isFailed() {
        return end.equals(FAILED);
    }

    /** Number of assets with a row in the report. */
    int reported() {
        return counts.values().stream().mapToInt(Integer::intValue).sum() - count(Outcome.UNCHANGED);
    }

    /** Assets whose file came, went, moved or got other bytes. */
    int changed() {
        return count(Outcome.ADDED)
                + count(Outcome.UPDATED)
                + count(Outcome.REPAIRED)
                + count(Outcome.RENAMED)
                + count(Outcome.DELETED);
    }

    /** A summary in one line. */
    public String getSummary() {
        if (isFailed()) {
            return Messages.ImportSection_noSync();
        }
        List<String> counted = new ArrayList<>();
        for (Outcome outcome : Row.ORDER) {
            if (count(outcome) > 0) {
                counted.add(Amounts.number(count(outcome)) + '\u00a0' + OutcomeLabels.label(outcome, dryRun));
            }
        }
        if (counted.isEmpty()) {
            counted.add(isSuccessful() ? Messages.ImportSection_nothing() : Messages.ImportSection_noSync());
        }
        return String.join(
                " · ",
                String.join(", ", counted),
                Amounts.bytes(bytesDownloaded),
                Amounts.duration(millis),
                Messages.ImportSection_requests(Amounts.number(apiRequests), apiRequests));
    }

    /** A heading. */
    public String getTitle() {
        if (isFailed()) {
            return Messages.ImportSection_failed();
        }
        return dryRun ? Messages.ImportSection_rehearsed(tag, folder) : Messages.ImportSection_title(tag, folder);
    }

    /** The folder, relative to the workspace. */
    @Exported
    public String getFolder() {
        return folder;
    }

    /** Why assets failed, the most frequent reason first. */
    List<FailureCause> causes() {
        return causes == null ? List.of() : causes;
    }

    /** A sync that could not be done is of any tag. */
    boolean isLike(ImportSection other) {
        return other.isFailed() || isOf(other.portal, other.tag);
    }

    boolean isOf(String portal, String tag) {
        return !dryRun && this.portal.equals(portal) && this.tag.equals(tag);
    }

    /** The portal's host name. */
    public String getHost() {
        return FolderView.host(portal);
    }
}
