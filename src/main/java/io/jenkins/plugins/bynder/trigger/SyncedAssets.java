package io.jenkins.plugins.bynder.trigger;

import hudson.model.Job;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.state.FolderAsset;
import io.jenkins.plugins.bynder.state.FolderStates;
import io.jenkins.plugins.bynder.state.JobFolderState;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The assets of one tag that a job has synced: the state that its next build would start from. */
final class SyncedAssets {

    /** Assets beyond this limit count as never synced, which at worst starts a build that finds nothing to do. */
    static final int MAX_ASSETS = 250_000;

    private final Map<String, SyncedAsset> assets;

    SyncedAssets(Collection<SyncedAsset> assets) {
        Map<String, SyncedAsset> byId = new LinkedHashMap<>();
        assets.forEach(asset -> byId.put(asset.id(), asset));
        this.assets = Collections.unmodifiableMap(byId);
    }

    /** All assets; none if the job never synced that tag. */
    static SyncedAssets all(Job<?, ?> job, PortalAddress portal, String tag) {
        return read(
                job,
                portal,
                tag,
                (folder, found) -> folder.each(asset -> {
                    if (found.size() < MAX_ASSETS) {
                        found.putIfAbsent(asset.id(), asset.revision());
                    }
                }));
    }

    /** Those of these assets that the job has synced. */
    static SyncedAssets among(Collection<String> ids, Job<?, ?> job, PortalAddress portal, String tag) {
        return read(
                job,
                portal,
                tag,
                (folder, found) -> ids.forEach(id ->
                        folder.find(id).map(FolderAsset::revision).ifPresent(asset -> found.putIfAbsent(id, asset))));
    }

    private static SyncedAssets read(
            Job<?, ?> job,
            PortalAddress portal,
            String tag,
            BiConsumer<JobFolderState, Map<String, SyncedAsset>> reader) {
        Map<String, SyncedAsset> found = new LinkedHashMap<>();
        FolderStates.get().read(job, folders -> {
            List<JobFolderState> current = folders.current(portal.toString(), tag);
            current.forEach(folder -> reader.accept(folder, found));
            return current.size();
        });
        return new SyncedAssets(found.values());
    }

    Optional<SyncedAsset> find(String id) {
        return Optional.ofNullable(assets.get(id));
    }

    Set<String> ids() {
        return assets.keySet();
    }
}
