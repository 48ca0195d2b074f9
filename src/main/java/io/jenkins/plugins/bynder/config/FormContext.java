package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * Location of the form of an integration: in a folder, or under <em>Manage Jenkins</em>. They require different
 * permissions.
 */
final class FormContext {

    private final Optional<Item> folder;

    private FormContext(Optional<Item> folder) {
        this.folder = folder;
    }

    /** @param item from the form's URL; anything but a folder means <em>Manage Jenkins</em> */
    static FormContext of(@CheckForNull Item item) {
        return new FormContext(Optional.ofNullable(item).filter(JenkinsFolderIntegrations::isFolder));
    }

    Optional<Item> folder() {
        return folder;
    }

    boolean mayCheck() {
        return folder.map(owner -> owner.hasPermission(Item.CONFIGURE))
                .orElseGet(() -> Jenkins.get().hasPermission(Jenkins.MANAGE));
    }

    boolean mayChooseCredentials() {
        return folder.map(owner -> owner.hasPermission(Item.CONFIGURE))
                .orElseGet(() -> Jenkins.get().hasPermission(Jenkins.ADMINISTER));
    }

    void requireTestPermission() {
        if (folder.isPresent()) {
            folder.get().checkPermission(Item.CONFIGURE);
        } else {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        }
    }

    /** @throws IllegalArgumentException with a user-facing message if folders may not use the portal */
    void requireAllowed(PortalAddress portal) {
        if (folder.isPresent()) {
            BynderConfiguration.get().requireAllowedInFolders(portal);
        }
    }
}
