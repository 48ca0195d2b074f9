package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a job has synced of one tag: the state that its next build would begin with. */
final class SyncedAssets {

    /** What is beyond counts as never synced, which at worst starts a build that finds nothing to do. */
    static final int MOST = 250_000;

    private final Map<String, SyncedAsset> assets;

    SyncedAssets(Collection<SyncedAsset> assets) {
        Map<String, SyncedAsset> byId = new LinkedHashMap<>();
        assets.stream().limit(MOST).forEach(asset -> byId.put(asset.id(), asset));
        this.assets = Collections.unmodifiableMap(byId);
    }

    Optional<SyncedAsset> find(String id) {
        return Optional.ofNullable(assets.get(id));
    }

    Set<String> ids() {
        return assets.keySet();
    }

    Collection<SyncedAsset> all() {
        return assets.values();
    }

    /**
     * After one more sync.
     *
     * @param shard the share of the assets that it was about; the others are as before
     * @param complete whether what was not listed is gone from the folder
     */
    SyncedAssets after(Collection<SyncedAsset> landed, Shard shard, boolean complete) {
        Map<String, SyncedAsset> next = new LinkedHashMap<>(assets);
        if (complete) {
            next.keySet().removeIf(shard::holds);
        }
        landed.forEach(asset -> next.put(asset.id(), withKnownItem(asset)));
        return new SyncedAssets(next.values());
    }

    /** Nobody asks for the original of an asset that has not moved, so what was learnt earlier is kept. */
    private SyncedAsset withKnownItem(SyncedAsset asset) {
        return find(asset.id())
                .filter(before -> asset.item().isEmpty() && before.modified().equals(asset.modified()))
                .map(before -> asset.withItem(before.item()))
                .orElse(asset);
    }

    /** While we wrote links of these, their {@code dateModified} moved. */
    SyncedAssets linking(Collection<String> ids, SyncedAsset.Period when) {
        Map<String, SyncedAsset> next = new LinkedHashMap<>(assets);
        ids.forEach(id -> next.computeIfPresent(id, (same, asset) -> asset.withLinking(when)));
        return new SyncedAssets(next.values());
    }

    /** Where they are known, these replace what was known. */
    SyncedAssets refreshed(Collection<SyncedAsset> seen) {
        Map<String, SyncedAsset> next = new LinkedHashMap<>(assets);
        seen.forEach(asset -> next.replace(asset.id(), asset));
        return new SyncedAssets(next.values());
    }
}
