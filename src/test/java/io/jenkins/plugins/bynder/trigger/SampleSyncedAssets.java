package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What a job has synced, in memory and in the order of the ids. */
final class SampleSyncedAssets implements SyncedAssets {

    private final Map<String, SyncedAsset> assets = new TreeMap<>();
    private final List<SyncedAsset> settled = new ArrayList<>();

    SampleSyncedAssets(Collection<SyncedAsset> assets) {
        assets.forEach(asset -> this.assets.put(asset.id(), asset));
    }

    static SampleSyncedAssets of(SyncedAsset... assets) {
        return new SampleSyncedAssets(List.of(assets));
    }

    /** Assets that were checked and need no sync. */
    List<SyncedAsset> settled() {
        return settled;
    }

    @Override
    public Map<String, SyncedAsset> find(Collection<String> ids) {
        Map<String, SyncedAsset> found = new LinkedHashMap<>();
        ids.stream().filter(assets::containsKey).forEach(id -> found.put(id, assets.get(id)));
        return found;
    }

    @Override
    public void each(Consumer<SyncedAsset> reader) {
        assets.values().forEach(reader);
    }

    @Override
    public void settle(Collection<SyncedAsset> edited) {
        settled.addAll(edited);
    }
}
