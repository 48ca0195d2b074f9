package io.jenkins.plugins.bynder.step;

import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.engine.sync.ListingSettings;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import jenkins.model.Jenkins;

/** Completes the settings of a sync with the controller's knowledge of its folder. */
final class ListingChoice {

    private ListingChoice() {}

    static SyncSettings choose(SyncSettings settings, Run<?, ?> run, Integration integration, String importFolder) {
        SyncSettings chosen = settings;
        for (ListingScope scope : ExtensionList.lookup(ListingScope.class)) {
            chosen = chosen.withListing(scope.of(run, integration, importFolder, chosen));
        }
        ListingSettings listing = chosen.listing().withContext(links(run, integration));
        return chosen.withListing(listing);
    }

    /** A change of any of these changes the links of assets that have not changed. */
    private static String links(Run<?, ?> run, Integration integration) {
        return integration.isEnableBacklinks()
                ? String.join(
                        "\n",
                        integration.key(),
                        integration.fieldLabel().text(),
                        integration.getBacklinkUrl(),
                        integration.getBacklinkJob(),
                        Boolean.toString(integration.isOverwriteBacklinks()),
                        Util.fixNull(Jenkins.get().getRootUrl()),
                        run.getParent().getFullName())
                : "";
    }
}
