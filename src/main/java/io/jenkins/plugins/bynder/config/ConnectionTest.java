package io.jenkins.plugins.bynder.config;

import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.bynder.portal.Account;
import io.jenkins.plugins.bynder.portal.AssetFields;
import io.jenkins.plugins.bynder.portal.AssetPage;
import io.jenkins.plugins.bynder.portal.Permission;
import io.jenkins.plugins.bynder.portal.Portal;
import io.jenkins.plugins.bynder.portal.PortalAddress;
import io.jenkins.plugins.bynder.portal.PortalException;
import io.jenkins.plugins.bynder.portal.Tag;
import java.util.ArrayList;
import java.util.List;

/** What <em>Test connection</em> does: asks the portal who we are, what we may do and how many assets carry the tag. */
final class ConnectionTest {

    private final Portals portals;
    private final List<String> lines = new ArrayList<>();
    private boolean good = true;

    ConnectionTest(Portals portals) {
        this.portals = portals;
    }

    /** For one test: its findings are kept in this object. */
    FormValidation run(String portalUrl, String credentialsId, String typedTag) throws InterruptedException {
        try {
            PortalAddress address = PortalAddress.of(portalUrl);
            String given = Util.fixEmptyAndTrim(typedTag);
            Tag tag = new Tag(given == null ? Integration.DEFAULT_TAG : given);
            Portal portal = portals.open(address, credentialsId.strip());
            who(portal);
            count(portal, tag);
        } catch (IllegalArgumentException | PortalException e) {
            return FormValidation.error(e.getMessage());
        }
        return FormValidation.respond(good ? FormValidation.Kind.OK : FormValidation.Kind.WARNING, markup());
    }

    private void who(Portal portal) throws PortalException, InterruptedException {
        String host = portal.address().uri().getHost();
        try {
            Account account = portal.whoAmI();
            lines.add(Messages.ConnectionTest_connected(host, account.user()));
            if (account.rolesKnown()) {
                permissions(account);
            } else {
                lines.add(Messages.ConnectionTest_rolesUnknown());
            }
        } catch (PortalException e) {
            // Keys made for reading assets alone may not ask who they are, and need not.
            if (e.problem() != PortalException.Problem.FORBIDDEN) {
                throw e;
            }
            lines.add(Messages.ConnectionTest_connectedAsSomebody(host));
            lines.add(e.getMessage());
        }
    }

    private void permissions(Account account) {
        List<String> granted = new ArrayList<>();
        for (Permission permission : Permission.values()) {
            if (permission.grantedTo(account)) {
                granted.add(permission.label());
            }
        }
        lines.add(Messages.ConnectionTest_granted(account.profile(), String.join(", ", granted)));
        for (Permission permission : Permission.values()) {
            if (!permission.grantedTo(account)) {
                lines.add(Messages.ConnectionTest_missing(permission.label(), permission.without()));
            }
        }
        good &= Permission.DOWNLOAD_ORIGINALS.grantedTo(account);
    }

    private void count(Portal portal, Tag tag) throws PortalException, InterruptedException {
        AssetPage page = portal.assets(tag, 1, AssetFields.basic());
        if (page.assets().isEmpty()) {
            good = false;
            lines.add(Messages.ConnectionTest_noAssets(tag.value()));
        } else {
            boolean all = page.last() && page.number() == 1;
            lines.add(Messages.ConnectionTest_assets(all ? page.assets().size() : page.total(), tag.value()));
        }
    }

    private String markup() {
        return String.join("<br>", lines.stream().map(Util::escape).toList());
    }
}
