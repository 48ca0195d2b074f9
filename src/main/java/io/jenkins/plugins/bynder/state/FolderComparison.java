package io.jenkins.plugins.bynder.state;

import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.step.AssetSet;
import io.jenkins.plugins.bynder.step.SyncedFolder;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares the assets of a folder with those that a sync has seen. Reads assets one after the other, so its memory depends
 * on the number of changes only.
 */
final class FolderComparison {

    /** A folder is read from start to end unless a sync has seen less than this share of it. */
    private static final int SHARE = 16;

    private final JobFolderState known;
    private final SyncedFolder synced;
    private final Shard shard;
    private final SortedMap<String, Optional<FolderAsset>> changes = new TreeMap<>();
    private final Set<String> added = new HashSet<>();
    private final Set<String> ahead = new HashSet<>();
    private int found;

    private FolderComparison(JobFolderState known, SyncedFolder synced, Shard shard) {
        this.known = known;
        this.synced = synced;
        this.shard = shard;
    }

    /** @param shard the share of the assets that the sync was about */
    static FolderComparison of(JobFolderState known, SyncedFolder synced, Shard shard) {
        FolderComparison comparison = new FolderComparison(known, synced, shard);
        comparison.run();
        return comparison;
    }

    private void run() {
        AssetSet landed = synced.landed();
        int count = landed.size();
        boolean sequential = synced.isWhole() || count > known.size() / SHARE;
        if (sequential) {
            known.each(this::compare);
        }
        if (!sequential || found < count) {
            landed.forEach(now -> add(now, sequential));
        }
        if (synced.complete()) {
            synced.gone().stream()
                    .filter(id -> !changes.containsKey(id) && known.contains(id))
                    .forEach(id -> changes.put(id, Optional.empty()));
        }
    }

    private void compare(FolderAsset asset) {
        Optional<SyncedRevision> now = synced.landed().find(asset.id());
        if (now.isPresent()) {
            compare(asset, now.get());
        } else if (synced.isWhole() && shard.holds(asset.id())) {
            changes.put(asset.id(), Optional.empty());
        }
    }

    private void compare(FolderAsset asset, SyncedRevision now) {
        found++;
        listed(asset, now).ifPresent(next -> changes.put(asset.id(), Optional.of(next)));
        if (isAhead(asset, now)) {
            ahead.add(asset.id());
        }
    }

    private void add(SyncedRevision now, boolean compared) {
        if (!known.contains(now.id())) {
            changes.put(now.id(), Optional.of(FolderAsset.unreported(now)));
            added.add(now.id());
        } else if (!compared) {
            known.find(now.id()).ifPresent(asset -> compare(asset, now));
        }
    }

    /** The rows that differ, by id; empty for those that are gone. */
    SortedMap<String, Optional<FolderAsset>> changes() {
        return changes;
    }

    /** Assets whose file may have changed, for which the report of the sync may have no row. */
    Set<String> unclear() {
        Set<String> unclear = new HashSet<>(ahead);
        unclear.addAll(added);
        return unclear;
    }

    /**
     * Whether the folder may have another file than the one that is known, although the sync had nothing to do: an earlier
     * one, which reported nothing, has done it.
     */
    private static boolean isAhead(FolderAsset known, SyncedRevision now) {
        return now.item().isEmpty() && !known.revision().modified().equals(now.modified());
    }

    /**
     * The new row of an asset that is listed again. The original's id is requested only after a change, so a known one
     * is kept.
     */
    private static Optional<FolderAsset> listed(FolderAsset known, SyncedRevision now) {
        SyncedRevision before = known.revision();
        boolean unmoved = now.item().isEmpty() && before.modified().equals(now.modified());
        FolderAsset next = known.withRevision(unmoved ? now.withItem(before.item()) : now);
        return Optional.of(next).filter(asset -> !asset.equals(known));
    }
}
