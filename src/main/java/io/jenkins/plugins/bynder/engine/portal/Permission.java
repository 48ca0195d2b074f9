package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Permissions that matter to this plugin. Granted per permission profile in Bynder, under <em>Settings → Users &amp;
 * rights → Permission Management</em>. Role strings: security roles v4 and asset v4 specifications; labels: Bynder's
 * support article on permissions in the asset bank.
 */
public enum Permission {
    DOWNLOAD_ORIGINALS("MEDIAHIGHRES"),
    EDIT_ASSETS("MEDIAEDIT"),
    MANAGE_METAPROPERTIES("METAPROPERTYMANAGEMENT", "METAMANAGEMENT"),
    MANAGE_PERMISSIONS("PERMISSIONMANAGEMENT"),
    DOWNLOAD_ARCHIVED("ARCHIVEDOWNLOAD"),
    /** Bynder's specifications spell this role in two ways. */
    DOWNLOAD_LIMITED("KEYVISUALSDOWNLOAD", "KEYVISUALDOWNLOAD"),
    DOWNLOAD_WATERMARKED("DOWNLOADWATERMARK"),
    /** Asset usage v4 specification. */
    REPORT_USAGE("STATISTICS");

    private final List<String> roles;

    Permission(String... roles) {
        this.roles = List.of(roles);
    }

    /** Bynder's role string, for example {@code MEDIAHIGHRES}. */
    public String role() {
        return roles.get(0);
    }

    /** Whether the account has it; meaningless unless {@link Account#rolesKnown}. */
    public boolean grantedTo(Account account) {
        return !Collections.disjoint(roles, account.roles());
    }

    /** The label in Bynder's user interface, for example "Download original assets". */
    public String label() {
        return PortalTexts.text("permission." + name());
    }

    /** The same as {@link #label()}. */
    public LocalizableText localizedLabel() {
        return PortalTexts.message("permission." + name());
    }

    /** The message of {@link #without()} in that language. */
    public String without(Locale locale) {
        return PortalTexts.text(locale, "permission." + name() + ".without");
    }

    /** A user-facing message that says what is impossible without it. */
    public String without() {
        return PortalTexts.text("permission." + name() + ".without");
    }
}
