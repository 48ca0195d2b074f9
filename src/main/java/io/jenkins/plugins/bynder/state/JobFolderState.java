package io.jenkins.plugins.bynder.state;

import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * What one import folder of a job holds. Look-ups and pages read a logarithm of the rows, changes write what changed. Only
 * usable inside the call of {@link FolderStates} that gave it.
 */
public final class JobFolderState {

    /** The report of a sync, one asset after the other. */
    @FunctionalInterface
    public interface Reported {

        void each(Consumer<AssetReport> reader);

        static Reported nothing() {
            return reader -> {};
        }
    }

    /**
     * Some of the assets in the order of their names.
     *
     * @param total how many there are in all
     */
    public record Page(int total, List<FolderAsset> assets) {}

    private final JobFolders folders;
    private final MVMap<String, byte[]> assets;
    private final MVMap<String, byte[]> names;
    private FolderFacts facts;

    JobFolderState(JobFolders folders, FolderFacts facts, MVMap<String, byte[]> assets, MVMap<String, byte[]> names) {
        this.folders = folders;
        this.facts = facts;
        this.assets = assets;
        this.names = names;
    }

    public FolderFacts facts() {
        return facts;
    }

    public Optional<FolderAsset> find(String id) {
        return Optional.ofNullable(assets.get(id)).map(bytes -> RecordCodec.asset(id, bytes));
    }

    /** @param path relative to the folder */
    public Optional<FolderAsset> findByPath(String path) {
        String prefix = FolderAsset.sortPrefix(path);
        Cursor<String, byte[]> cursor = names.cursor(prefix);
        while (cursor.hasNext()) {
            String key = cursor.next();
            if (!key.startsWith(prefix)) {
                return Optional.empty();
            }
            Optional<FolderAsset> found =
                    find(FolderAsset.idOf(key)).filter(asset -> asset.path().equals(path));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    public void each(Consumer<FolderAsset> reader) {
        Cursor<String, byte[]> cursor = assets.cursor(null);
        while (cursor.hasNext()) {
            String id = cursor.next();
            reader.accept(RecordCodec.asset(id, cursor.getValue()));
        }
    }

    /**
     * A page in the order of names.
     *
     * @param search a text that names, titles, reasons or the id must have; if empty, only the page is read
     * @param from of those that fit, from 0
     */
    public Page page(String search, int from, int most) {
        String text = search.strip().toLowerCase(Locale.ROOT);
        return text.isEmpty() ? page(from, most) : search(text, from, most);
    }

    private Page page(int from, int most) {
        int total = names.size();
        List<FolderAsset> found = new ArrayList<>();
        if (from < total) {
            Cursor<String, byte[]> cursor = names.cursor(names.getKey(from));
            while (found.size() < most && cursor.hasNext()) {
                find(FolderAsset.idOf(cursor.next())).ifPresent(found::add);
            }
        }
        return new Page(total, found);
    }

    private Page search(String text, int from, int most) {
        int[] total = {0};
        PriorityQueue<FolderAsset> first =
                new PriorityQueue<>(Comparator.comparing(FolderAsset::sortKey).reversed());
        each(asset -> {
            if (asset.mentions(text)) {
                total[0]++;
                first.add(asset);
                if (first.size() > from + most) {
                    first.remove();
                }
            }
        });
        List<FolderAsset> found = first.stream()
                .sorted(Comparator.comparing(FolderAsset::sortKey))
                .skip(from)
                .toList();
        return new Page(total[0], found);
    }

    /**
     * Records a sync. Assets that are as they were cost no write.
     *
     * @param sync of that sync
     * @param landed assets whose files are in the folder
     * @param shard which assets the sync was about
     */
    public void synced(FolderFacts sync, Collection<SyncedAsset> landed, Shard shard, Reported reported) {
        facts = sync.counted(facts.assets(), facts.bytes());
        Map<String, SyncedAsset> remaining = new HashMap<>();
        landed.forEach(asset -> remaining.put(asset.id(), asset));
        if (sync.complete() || remaining.size() > assets.size() / 16) {
            each(known -> {
                SyncedAsset now = remaining.remove(known.id());
                if (now != null) {
                    listed(known, now);
                } else if (sync.complete() && shard.holds(known.id())) {
                    remove(known);
                }
            });
        } else {
            remaining.values().removeIf(now -> {
                Optional<FolderAsset> known = find(now.id());
                known.ifPresent(asset -> listed(asset, now));
                return known.isPresent();
            });
        }
        remaining.values().forEach(asset -> put(Optional.empty(), FolderAsset.unreported(asset)));
        reported.each(report -> {
            if (report.outcome() != Outcome.FAILED) {
                find(report.id()).ifPresent(known -> put(Optional.of(known), known.reported(report, sync.build())));
            }
        });
        folders.keep(facts);
    }

    /** The id of the original is asked for only when an asset has moved, so what was learnt earlier is kept. */
    private void listed(FolderAsset known, SyncedAsset now) {
        SyncedAsset before = known.revision();
        boolean unmoved = now.item().isEmpty() && before.modified().equals(now.modified());
        put(Optional.of(known), known.withRevision(unmoved ? now.withItem(before.item()) : now));
    }

    /** Changes those of these assets that the folder has. */
    public void change(Collection<String> ids, UnaryOperator<FolderAsset> change) {
        for (String id : ids) {
            find(id).ifPresent(known -> put(Optional.of(known), change.apply(known)));
        }
        folders.keep(facts);
    }

    private void put(Optional<FolderAsset> before, FolderAsset asset) {
        if (before.isPresent() && before.get().equals(asset)) {
            return;
        }
        before.map(FolderAsset::sortKey)
                .filter(key -> !key.equals(asset.sortKey()))
                .ifPresent(names::remove);
        assets.put(asset.id(), RecordCodec.bytes(asset));
        names.put(asset.sortKey(), new byte[0]);
        count(before, Optional.of(asset));
    }

    private void remove(FolderAsset asset) {
        assets.remove(asset.id());
        names.remove(asset.sortKey());
        count(Optional.of(asset), Optional.empty());
    }

    private void count(Optional<FolderAsset> before, Optional<FolderAsset> after) {
        long bytes = facts.bytes() - known(before) + known(after);
        facts = facts.counted(assets.size(), bytes);
        folders.changed(facts);
    }

    private static long known(Optional<FolderAsset> asset) {
        return asset.map(each -> Math.max(0, each.size())).orElse(0L);
    }
}
