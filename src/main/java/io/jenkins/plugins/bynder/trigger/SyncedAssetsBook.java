package io.jenkins.plugins.bynder.trigger;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.bynder.portal.PortalAddress;
import io.jenkins.plugins.bynder.step.SyncListener;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import io.jenkins.plugins.bynder.sync.SyncSettings;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps what each job has synced. Branches of one build may sync shares of a tag at the same time. */
@Extension
public final class SyncedAssetsBook implements SyncListener {

    private static final Logger LOGGER = Logger.getLogger(SyncedAssetsBook.class.getName());

    static SyncedAssetsBook get() {
        return ExtensionList.lookupSingleton(SyncedAssetsBook.class);
    }

    @Override
    public synchronized void synced(
            Run<?, ?> run, SyncSettings settings, Collection<SyncedAsset> listed, boolean complete) {
        SyncedAssetsFile file = file(run.getParent(), settings.portal(), settings.tag());
        SyncedAssets before = file.read().orElseGet(() -> new SyncedAssets(List.of()));
        write(file, before.after(listed, settings.shard(), complete));
    }

    /** Empty if the job never synced that tag. */
    synchronized Optional<SyncedAssets> of(Job<?, ?> job, PortalAddress portal, String tag) {
        return file(job, portal, tag).read();
    }

    /** Remembers that these were looked at and need nothing. */
    synchronized void refresh(Job<?, ?> job, PortalAddress portal, String tag, Collection<SyncedAsset> seen) {
        if (!seen.isEmpty()) {
            SyncedAssetsFile file = file(job, portal, tag);
            file.read().ifPresent(before -> write(file, before.refreshed(seen)));
        }
    }

    private static SyncedAssetsFile file(Job<?, ?> job, PortalAddress portal, String tag) {
        return new SyncedAssetsFile(job.getRootDir().toPath(), portal, tag);
    }

    private static void write(SyncedAssetsFile file, SyncedAssets assets) {
        try {
            file.write(assets);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, Messages.SyncedAssetsBook_unwritable(), e);
        }
    }
}
