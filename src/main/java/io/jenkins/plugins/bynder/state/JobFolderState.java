package io.jenkins.plugins.bynder.state;

import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.step.AssetSet;
import io.jenkins.plugins.bynder.step.SyncedFolder;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The assets of one import folder of a job. Look-ups and pages read a logarithmic number of rows; changes write only
 * what changed. Usable only inside the call of {@link FolderStates} that created it.
 */
@Restricted(NoExternalUse.class)
public final class JobFolderState {

    /** Passes on the report of a sync asset by asset. */
    @FunctionalInterface
    public interface Reported {

        void each(Consumer<AssetReport> reader);

        static Reported nothing() {
            return reader -> {};
        }
    }

    /**
     * One page of the assets, ordered by name.
     *
     * @param total number of assets on all pages
     */
    public record Page(int total, List<FolderAsset> assets) {}

    /** Assets that are recorded at once. */
    private static final int PART = 2000;

    private final JobFolders folders;
    private final MVMap<String, byte[]> assets;
    private final MVMap<String, byte[]> names;
    private final Supplier<ChangeJournal> journal;
    private FolderFacts facts;

    /** @param journal opened only by calls that write */
    JobFolderState(
            JobFolders folders,
            FolderFacts facts,
            MVMap<String, byte[]> assets,
            MVMap<String, byte[]> names,
            Supplier<ChangeJournal> journal) {
        this.folders = folders;
        this.facts = facts;
        this.assets = assets;
        this.names = names;
        this.journal = journal;
    }

    public FolderFacts facts() {
        return facts;
    }

    public Optional<FolderAsset> find(String id) {
        return Optional.ofNullable(assets.get(id)).map(bytes -> RecordCodec.asset(id, bytes));
    }

    boolean has(String id) {
        return assets.containsKey(id);
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

    int size() {
        return assets.size();
    }

    boolean contains(String id) {
        return assets.containsKey(id);
    }

    /** In the order of their ids. */
    public void each(Consumer<FolderAsset> reader) {
        Cursor<String, byte[]> cursor = assets.cursor(null);
        while (cursor.hasNext()) {
            String id = cursor.next();
            reader.accept(RecordCodec.asset(id, cursor.getValue()));
        }
    }

    /**
     * The assets as listed for the last sync, in the order of their ids.
     *
     * @param id only assets after this one are returned; empty for all
     */
    List<SyncedRevision> revisionsAfter(String id, int max) {
        List<SyncedRevision> found = new ArrayList<>();
        Cursor<String, byte[]> cursor = assets.cursor(id);
        while (found.size() < max && cursor.hasNext()) {
            String next = cursor.next();
            if (!next.equals(id)) {
                found.add(RecordCodec.revision(next, cursor.getValue()));
            }
        }
        return found;
    }

    /**
     * Returns a page, ordered by name.
     *
     * @param search text that name, title, reason or id must contain; if empty, only the rows of the page are read
     * @param from index of the first match, from 0
     */
    public Page page(String search, int from, int max) {
        String text = search.strip().toLowerCase(Locale.ROOT);
        return text.isEmpty() ? page(from, max) : search(text, from, max);
    }

    private Page page(int from, int max) {
        int total = names.size();
        List<FolderAsset> found = new ArrayList<>();
        if (from < total) {
            Cursor<String, byte[]> cursor = names.cursor(names.getKey(from));
            while (found.size() < max && cursor.hasNext()) {
                find(FolderAsset.idOf(cursor.next())).ifPresent(found::add);
            }
        }
        return new Page(total, found);
    }

    private Page search(String text, int from, int max) {
        int[] total = {0};
        PriorityQueue<FolderAsset> first =
                new PriorityQueue<>(Comparator.comparing(FolderAsset::sortKey).reversed());
        each(asset -> {
            if (asset.mentions(text)) {
                total[0]++;
                first.add(asset);
                if (first.size() > from + max) {
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
     * Records a sync. Unchanged assets are not written.
     *
     * @param sync facts about that sync
     * @param folder the folder after the sync
     * @param shard the share of the assets that the sync was about
     */
    public void synced(FolderFacts sync, SyncedFolder folder, Shard shard, Reported reported) {
        facts = sync.counted(facts.assets(), facts.bytes());
        ChangeJournal noted = journal.get();
        boolean first = noted.isNew();
        if (first) {
            noted.noteEverything();
        }
        if (first && assets.isEmpty() && folder.landed().size() > PART) {
            fill(folder.landed(), reported, sync.build());
            return;
        }
        FolderComparison comparison = FolderComparison.of(this, folder, shard);
        SortedMap<String, Optional<FolderAsset>> changes = comparison.changes();
        Set<String> unreported = comparison.unclear();
        reported.each(report -> {
            unreported.remove(report.id());
            if (report.outcome() != Outcome.FAILED) {
                Optional<FolderAsset> known =
                        changes.containsKey(report.id()) ? changes.get(report.id()) : find(report.id());
                known.ifPresent(asset -> changes.put(report.id(), Optional.of(asset.reported(report, sync.build()))));
            }
        });
        if (!first) {
            changes.forEach((id, after) -> note(noted, id, after, unreported.contains(id)));
        }
        apply(changes);
    }

    /** Records the first sync of many assets, in parts that fit into memory. */
    private void fill(AssetSet landed, Reported reported, int build) {
        SortedMap<String, Optional<FolderAsset>> part = new TreeMap<>();
        for (SyncedRevision asset : landed) {
            part.put(asset.id(), Optional.of(FolderAsset.unreported(asset)));
            applyIfLarge(part);
        }
        apply(part);
        part.clear();
        reported.each(report -> {
            if (report.outcome() != Outcome.FAILED) {
                find(report.id()).ifPresent(asset -> part.put(report.id(), Optional.of(asset.reported(report, build))));
                applyIfLarge(part);
            }
        });
        apply(part);
    }

    private void applyIfLarge(SortedMap<String, Optional<FolderAsset>> part) {
        if (part.size() >= PART) {
            apply(part);
            part.clear();
        }
    }

    private void note(ChangeJournal noted, String id, Optional<FolderAsset> after, boolean unreported) {
        Optional<FolderAsset> before = find(id);
        if (unreported || UnreportedChange.isChange(before, after)) {
            noted.note(id, before, unreported);
            folders.changed(facts);
        }
    }

    /** What has changed over several builds; only in a call that writes. */
    public FolderHistory history() {
        return new FolderHistory(this, journal.get());
    }

    /** Changes those of the assets that the folder contains. */
    public void change(Collection<String> ids, UnaryOperator<FolderAsset> change) {
        SortedMap<String, Optional<FolderAsset>> part = new TreeMap<>();
        ids.stream().sorted().forEach(id -> {
            find(id).map(change).ifPresent(asset -> part.put(id, Optional.of(asset)));
            applyIfLarge(part);
        });
        apply(part);
    }

    /** Makes the next sync read the full listing. */
    public void requireFullListing() {
        facts = facts.withGeneration(FolderFacts.FULL_LISTING);
        folders.keep(facts);
    }

    /** Writes ordered by id, then by name, so that a large change writes each page of the store once or twice. */
    private void apply(SortedMap<String, Optional<FolderAsset>> changes) {
        SortedMap<String, Boolean> keys = new TreeMap<>();
        if (names.size() != assets.size()) {
            names.clear(); // A large change was interrupted.
            each(asset -> keys.put(asset.sortKey(), true));
        }
        changes.forEach((id, after) -> {
            Optional<FolderAsset> before = find(id);
            if (!before.equals(after)) {
                before.ifPresent(asset -> keys.put(asset.sortKey(), false));
                after.ifPresent(asset -> keys.put(asset.sortKey(), true));
                after.ifPresentOrElse(asset -> assets.put(id, RecordCodec.bytes(asset)), () -> assets.remove(id));
                facts = facts.counted(assets.size(), facts.bytes() - known(before) + known(after));
                folders.changed(facts);
            }
        });
        keys.forEach((key, there) -> {
            if (!there) {
                names.remove(key);
            } else if (!names.containsKey(key)) {
                names.put(key, new byte[0]);
            }
            folders.changed(facts);
        });
        folders.keep(facts);
    }

    private static long known(Optional<FolderAsset> asset) {
        return asset.map(each -> Math.max(0, each.size())).orElse(0L);
    }
}
