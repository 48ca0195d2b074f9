package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What a job has synced, in memory and in the order of the ids. */
final class SampleSyncedAssets implements SyncedAssets {

    private final Map<String, SyncedRevision> assets = new TreeMap<>();
    private final List<SyncedRevision> settled = new ArrayList<>();

    SampleSyncedAssets(Collection<SyncedRevision> assets) {
        assets.forEach(asset -> this.assets.put(asset.id(), asset));
    }

    static SampleSyncedAssets of(SyncedRevision... assets) {
        return new SampleSyncedAssets(List.of(assets));
    }

    /** Assets that were checked and need no sync. */
    List<SyncedRevision> settled() {
        return settled;
    }

    @Override
    public Map<String, SyncedRevision> find(Collection<String> ids) {
        Map<String, SyncedRevision> found = new LinkedHashMap<>();
        ids.stream().filter(assets::containsKey).forEach(id -> found.put(id, assets.get(id)));
        return found;
    }

    @Override
    public void each(Consumer<SyncedRevision> reader) {
        assets.values().forEach(reader);
    }

    @Override
    public void settle(Collection<SyncedRevision> edited) {
        settled.addAll(edited);
    }
}
