package io.jenkins.plugins.bynder.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Integrations of Jenkins folders; has no implementation if the <em>folders</em> plugin is not installed. */
@Restricted(NoExternalUse.class)
public interface JenkinsFolderIntegrations extends ExtensionPoint {

    /** Whether the item can define integrations. */
    boolean canDefine(Item item);

    /** Whether Jenkins creates the items in it, one for each branch or pull request. */
    boolean hasBranches(Item item);

    /** Integrations that the item itself defines; empty for a job. */
    List<Integration> definedBy(Item item);

    /** Integrations of all folders. */
    List<Integration> all();

    static boolean isFolder(Item item) {
        return ExtensionList.lookup(JenkinsFolderIntegrations.class).stream()
                .anyMatch(folders -> folders.canDefine(item));
    }

    /** Whether the job belongs to a branch or pull request. */
    static boolean isBranch(Item job) {
        return job.getParent() instanceof Item parent
                && ExtensionList.lookup(JenkinsFolderIntegrations.class).stream()
                        .anyMatch(folders -> folders.hasBranches(parent));
    }

    static List<Integration> of(Item item) {
        return ExtensionList.lookup(JenkinsFolderIntegrations.class).stream()
                .flatMap(folders -> folders.definedBy(item).stream())
                .toList();
    }

    static List<Integration> ofAllFolders() {
        return ExtensionList.lookup(JenkinsFolderIntegrations.class).stream()
                .flatMap(folders -> folders.all().stream())
                .toList();
    }
}
