package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.backlink.JobLinks;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.PortalSource;
import io.jenkins.plugins.bynder.engine.sync.Presence;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The assets with a link that left the set. The portal says so of each one by id, because a listing can lack assets. */
final class LeftAssets {

    private static final Logger LOGGER = Logger.getLogger(LeftAssets.class.getName());

    private final Portal portal;
    private final SyncSettings settings;

    LeftAssets(Portal portal, SyncSettings settings) {
        this.portal = portal;
        this.settings = settings;
    }

    /** Asks the portal only about links that the sync has not asked for, for example in a new workspace. */
    Set<String> find(ListedAssets source, SyncReport report, JobLinks links) throws InterruptedException {
        Set<String> left = new HashSet<>(source.gone());
        if (report.end() != SyncReport.End.DONE || !report.reading().isFull()) {
            return left;
        }
        Set<String> missing = linked(links);
        source.listed().forEach(asset -> missing.remove(asset.id()));
        missing.removeAll(left);
        missing.removeIf(id -> !settings.shard().holds(id));
        if (!missing.isEmpty()) {
            PortalSource lookup = new PortalSource(portal, new Tag(settings.tag()), AssetParts.basic());
            lookup.presence(missing).forEach((id, presence) -> {
                if (presence == Presence.GONE || presence == Presence.NO_TAGS) {
                    left.add(id);
                }
            });
        }
        return left;
    }

    /** For the next sync, because this one cannot change any link. */
    static void record(ListedAssets source, JobLinks links) {
        try {
            links.left(source.gone());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> Messages.LeftAssets_unwritable());
        }
    }

    private static Set<String> linked(JobLinks links) {
        try {
            return new HashSet<>(links.linked());
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Cannot read the journal of links"); // the removal reports it
            return new HashSet<>();
        }
    }
}
