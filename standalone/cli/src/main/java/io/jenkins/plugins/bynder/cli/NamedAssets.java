package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.events.EventBatch;
import io.jenkins.plugins.bynder.engine.events.HandledStates;
import io.jenkins.plugins.bynder.engine.events.PortalLag;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.KnownAssets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The current state of the assets named by a batch of events: one request per hundred. */
final class NamedAssets {

    private final EventBatch batch;
    private final Tag tag;
    private final Map<String, Asset> shown = new HashMap<>();

    private NamedAssets(EventBatch batch, Tag tag) {
        this.batch = batch;
        this.tag = tag;
    }

    static NamedAssets read(Portal portal, Tag tag, EventBatch batch) throws PortalException, InterruptedException {
        NamedAssets named = new NamedAssets(batch, tag);
        if (batch.complete()) {
            portal.assets(batch.assetIds(), AssetParts.basic()).forEach(asset -> named.shown.put(asset.id(), asset));
        }
        return named;
    }

    /** Assets whose change the portal does not show yet. */
    Set<String> notShown() {
        Map<String, Instant> modified = new HashMap<>();
        shown.forEach((id, asset) -> modified.put(id, asset.dateModified()));
        return batch.complete() ? PortalLag.notShown(batch.events(), modified) : Set.of();
    }

    /**
     * Whether one of them belongs in the folder or is in it.
     *
     * @param handled states that started a sync before; the same state does not start another
     */
    boolean needSync(Path folder, HandledStates handled) {
        if (!batch.complete()) {
            return true;
        }
        try {
            Set<String> known = KnownAssets.in(folder);
            return batch.assetIds().stream()
                    .filter(id -> !batch.again() || handled.isNew(id, state(id)) || belongs(id) && !known.contains(id))
                    .anyMatch(id -> belongs(id) || known.contains(id));
        } catch (IOException e) {
            return true; // The sync reports problems of the folder.
        }
    }

    void handled(HandledStates handled) {
        batch.assetIds().forEach(id -> handled.handled(id, state(id)));
    }

    /** Tagged assets that are not in the folder: the listing lags further behind than single assets. */
    Set<String> notIn(Path folder) {
        try {
            Set<String> known = KnownAssets.in(folder);
            return shown.keySet().stream()
                    .filter(id -> belongs(id) && !known.contains(id))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            return Set.of();
        }
    }

    private boolean belongs(String id) {
        Asset asset = shown.get(id);
        return asset != null && asset.hasTag(tag.value()) && !asset.archived();
    }

    private String state(String id) {
        Asset asset = shown.get(id);
        return asset == null ? "" : asset.dateModified() + " " + asset.archived() + " " + asset.tags();
    }
}
