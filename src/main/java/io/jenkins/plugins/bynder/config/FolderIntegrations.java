package io.jenkins.plugins.bynder.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The integrations that folders define; there is no implementation where the plugin that has folders is not installed. */
@Restricted(NoExternalUse.class)
public interface FolderIntegrations extends ExtensionPoint {

    /** Whether it can define integrations. */
    boolean canDefine(Item item);

    /** Whether Jenkins makes the items in it, one for each branch or pull request. */
    boolean hasBranches(Item item);

    /** What it defines itself; empty for a job. */
    List<Integration> definedBy(Item item);

    /** What all folders define. */
    List<Integration> all();

    static boolean isFolder(Item item) {
        return ExtensionList.lookup(FolderIntegrations.class).stream().anyMatch(folders -> folders.canDefine(item));
    }

    /** Whether a job is that of a branch or of a pull request. */
    static boolean isBranch(Item job) {
        return job.getParent() instanceof Item parent
                && ExtensionList.lookup(FolderIntegrations.class).stream()
                        .anyMatch(folders -> folders.hasBranches(parent));
    }

    static List<Integration> of(Item item) {
        return ExtensionList.lookup(FolderIntegrations.class).stream()
                .flatMap(folders -> folders.definedBy(item).stream())
                .toList();
    }

    static List<Integration> ofAllFolders() {
        return ExtensionList.lookup(FolderIntegrations.class).stream()
                .flatMap(folders -> folders.all().stream())
                .toList();
    }
}
