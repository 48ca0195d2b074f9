package io.jenkins.plugins.bynder.config;

import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.bynder.portal.Account;
import io.jenkins.plugins.bynder.portal.AssetFields;
import io.jenkins.plugins.bynder.portal.AssetPage;
import io.jenkins.plugins.bynder.portal.Portal;
import io.jenkins.plugins.bynder.portal.PortalAddress;
import io.jenkins.plugins.bynder.portal.PortalException;
import io.jenkins.plugins.bynder.portal.Tag;
import java.util.ArrayList;
import java.util.List;

/** What <em>Test connection</em> does: asks the portal who we are, what we may do and how many assets carry the tag. */
final class ConnectionTest {

    /** The role without which no original can be downloaded (Bynder's name for it). */
    private static final String DOWNLOAD_ORIGINAL = "MEDIAHIGHRES";

    private final Portals portals;

    ConnectionTest(Portals portals) {
        this.portals = portals;
    }

    FormValidation run(String portalUrl, String credentialsId, String typedTag) throws InterruptedException {
        try {
            PortalAddress address = PortalAddress.of(portalUrl);
            String given = Util.fixEmptyAndTrim(typedTag);
            Tag tag = new Tag(given == null ? Integration.DEFAULT_TAG : given);
            return ask(portals.open(address, credentialsId.strip()), tag);
        } catch (IllegalArgumentException | PortalException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    private static FormValidation ask(Portal portal, Tag tag) throws PortalException, InterruptedException {
        Account account = portal.whoAmI();
        AssetPage page = portal.assets(tag, 1, AssetFields.basic());
        List<String> lines = new ArrayList<>();
        lines.add(Messages.ConnectionTest_connected(portal.address().uri().getHost(), account.user()));
        lines.add(Messages.ConnectionTest_assets(
                Math.max(page.total(), page.assets().size()), tag.value()));
        boolean mayDownload = !account.rolesKnown() || account.roles().contains(DOWNLOAD_ORIGINAL);
        if (!account.rolesKnown()) {
            lines.add(Messages.ConnectionTest_rolesUnknown());
        } else if (mayDownload) {
            lines.add(Messages.ConnectionTest_mayDownload(account.profile()));
        } else {
            lines.add(Messages.ConnectionTest_mayNotDownload(account.profile()));
        }
        boolean good = mayDownload && !page.assets().isEmpty();
        return FormValidation.respond(good ? FormValidation.Kind.OK : FormValidation.Kind.WARNING, markup(lines));
    }

    private static String markup(List<String> lines) {
        return String.join("<br>", lines.stream().map(Util::escape).toList());
    }
}
