package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Where the form of an integration is shown: in a folder, or under <em>Manage Jenkins</em>. Each has its own rights. */
final class FormContext {

    private final Optional<Item> folder;

    private FormContext(Optional<Item> folder) {
        this.folder = folder;
    }

    /** @param item that the form's address names; anything but a folder counts as <em>Manage Jenkins</em> */
    static FormContext of(@CheckForNull Item item) {
        return new FormContext(Optional.ofNullable(item).filter(FolderIntegrations::isFolder));
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

    /** @throws IllegalArgumentException with a sentence for people if it is one that folders may not use */
    void requireAllowed(PortalAddress portal) {
        if (folder.isPresent()) {
            BynderConfiguration.get().requireAllowedInFolders(portal);
        }
    }
}
