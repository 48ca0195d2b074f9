package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A row as a page shows it. */
@Restricted(NoExternalUse.class)
public final class RowView {

    private final Row row;
    private final String portal;
    private final Links links;
    private final boolean dryRun;

    /**
     * Where one can go from a row, below the root of Jenkins; empty where there is nothing.
     *
     * @param folder of the file, relative to the workspace
     * @param picture the small picture
     * @param before the picture of an earlier version
     * @param page of the asset
     * @param download of its file
     */
    record Links(String folder, String picture, String before, String page, String download) {

        static Links none() {
            return new Links("", "", "", "", "");
        }
    }

    /** @param portal address of the portal */
    RowView(Row row, String portal) {
        this(row, portal, Links.none());
    }

    RowView(Row row, String portal, Links links) {
        this(row, portal, links, false);
    }

    RowView(Row row, String portal, Links links, boolean dryRun) {
        this.row = row;
        this.portal = portal;
        this.links = links;
        this.dryRun = dryRun;
    }

    public String getPicture() {
        return links.picture();
    }

    public String getPage() {
        return links.page();
    }

    public String getDownload() {
        return isFile() ? links.download() : "";
    }

    /** Empty unless the file was replaced: an earlier build may have kept the picture of the version before. */
    public String getBefore() {
        return row.asset().outcome() == Outcome.UPDATED ? links.before() : "";
    }

    private boolean isFile() {
        return !row.asset().path().isEmpty() && row.asset().outcome() != Outcome.DELETED;
    }

    /** Relative to the workspace; empty if there is no file. */
    public String getFullPath() {
        return isFile() && !links.folder().isEmpty()
                ? links.folder() + "/" + row.asset().path()
                : "";
    }

    public String getId() {
        return row.asset().id();
    }

    public String getName() {
        return row.name();
    }

    /** The title in Bynder, if it differs from the name. */
    public String getTitle() {
        String title = row.asset().name();
        return row.name().equals(title) || row.name().startsWith(title + ".") ? "" : title;
    }

    public String getOutcome() {
        return row.asset().outcome().key();
    }

    public String getLabel() {
        return OutcomeLabels.label(row.asset().outcome(), dryRun);
    }

    public String getReason() {
        return row.asset().why().text(LocaleProvider.getLocale());
    }

    /** What happened and why, in a line; of a row that nothing happened to, its size. */
    public String getNote() {
        if (row.asset().outcome() == Outcome.UNCHANGED) {
            return getAmount();
        }
        return getReason().isEmpty() ? getLabel() : getLabel() + ": " + getReason();
    }

    public String getAmount() {
        return row.asset().size() < 0 ? "" : Amounts.bytes(row.asset().size());
    }

    public String getSha256() {
        return row.asset().sha256();
    }

    public String getShortHash() {
        String hash = row.asset().sha256();
        return hash.isEmpty() ? "" : hash.substring(0, 8);
    }

    /** The asset's page in the portal. */
    public String getBynderUrl() {
        return portal + "/media/?mediaId=" + Ids.requireSafe(row.asset().id());
    }

    /** Empty unless it is safe as a link. */
    public String getBacklink() {
        String url = row.link().url();
        return url.startsWith("https://") || url.startsWith("http://") ? url : "";
    }

    public String getBacklinkState() {
        return row.link().state().text(LocaleProvider.getLocale());
    }
}
