package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.portal.Ids;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A row as a page shows it. */
@Restricted(NoExternalUse.class)
public final class RowView {

    private final Row row;
    private final String portal;
    private final boolean picture;

    /** @param portal address of the portal */
    RowView(Row row, String portal) {
        this(row, portal, false);
    }

    /** @param picture whether it has a thumbnail */
    RowView(Row row, String portal, boolean picture) {
        this.row = row;
        this.portal = portal;
        this.picture = picture;
    }

    public boolean isPicture() {
        return picture;
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
        return OutcomeLabels.label(row.asset().outcome());
    }

    public String getReason() {
        return row.asset().reason();
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
        return row.link().state();
    }
}
