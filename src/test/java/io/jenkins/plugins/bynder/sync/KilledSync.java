package io.jenkins.plugins.bynder.sync;

import io.jenkins.plugins.bynder.portal.FileHost;
import io.jenkins.plugins.bynder.portal.HttpPortal;
import io.jenkins.plugins.bynder.portal.HttpSettings;
import io.jenkins.plugins.bynder.portal.PermanentToken;
import io.jenkins.plugins.bynder.portal.PortalAddress;
import io.jenkins.plugins.bynder.portal.RequestBudget;
import io.jenkins.plugins.bynder.portal.Tag;
import java.nio.file.Path;

/** A sync in a process of its own, to be killed. Arguments: address of the portal, token, folder. */
public final class KilledSync {

    private KilledSync() {}

    public static void main(String[] arguments) throws Exception {
        PortalAddress address = PortalAddress.of(arguments[0]);
        HttpPortal portal = HttpPortal.of(
                address, new PermanentToken(arguments[1]), RequestBudget.unlimited(), HttpSettings.standard());
        SyncSettings settings =
                SyncSettings.of(address, Rig.TAG).withConcurrency(4).withMetadata(true);
        AssetSource source = new PortalSource(portal, new Tag(Rig.TAG), PortalSource.fields(settings));
        try (FileHost host = FileHost.of(address, HttpSettings.standard(), settings.concurrency())) {
            new Sync(source, host, new Progress()).run(settings, Path.of(arguments[2]));
        }
    }
}
