package io.jenkins.plugins.bynder.state;

import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The import folders of one job, while its store is open. */
@Restricted(NoExternalUse.class)
public final class JobFolders {

    /** Maximum rows of a large change in memory. */
    private static final int CHANGES_IN_MEMORY = 20_000;

    /** About half of what one part writes. */
    private static final int COMPACTED_BYTES = 4 << 20;

    private final MVStore store;
    private final MVMap<String, byte[]> all;
    private int changes;

    JobFolders(MVStore store) {
        this.store = store;
        this.all = map("folders");
    }

    /** @throws RecordCodec.DamagedRecordException if there is none, because every change leaves at least one */
    JobFolders requireAny() {
        if (all.isEmpty()) {
            throw new RecordCodec.DamagedRecordException(new EOFException("The store has lost its content"));
        }
        return this;
    }

    /** All folders, last synced first. */
    public List<JobFolderState> newestFirst() {
        List<JobFolderState> folders = new ArrayList<>();
        Cursor<String, byte[]> cursor = all.cursor(null);
        while (cursor.hasNext()) {
            cursor.next();
            folders.add(open(RecordCodec.facts(cursor.getValue())));
        }
        folders.sort(Comparator.comparingLong(
                (JobFolderState folder) -> -folder.facts().time()));
        return folders;
    }

    /** Those of the assets that are in any folder. */
    public Set<String> known(Collection<String> assetIds) {
        List<JobFolderState> folders = newestFirst();
        return assetIds.stream()
                .filter(id -> folders.stream().anyMatch(folder -> folder.has(id)))
                .collect(Collectors.toSet());
    }

    /** The folders with this tag. */
    public List<JobFolderState> of(String portal, String tag) {
        return newestFirst().stream()
                .filter(folder -> folder.facts().portal().equals(portal)
                        && folder.facts().tag().equals(tag))
                .toList();
    }

    /**
     * The folders with this tag that were synced by the last build that synced any of them: the state that the next
     * build starts from. Folders that the job no longer syncs are not included.
     */
    public List<JobFolderState> current(String portal, String tag) {
        List<JobFolderState> folders = of(portal, tag);
        int last = folders.stream()
                .mapToInt(folder -> folder.facts().build())
                .max()
                .orElse(0);
        return folders.stream().filter(folder -> folder.facts().build() == last).toList();
    }

    /** The folder of a sync; created if it is new. */
    public JobFolderState folder(FolderFacts sync) {
        FolderFacts known =
                Optional.ofNullable(all.get(key(sync))).map(RecordCodec::facts).orElse(sync.counted(0, 0));
        return open(known);
    }

    private JobFolderState open(FolderFacts facts) {
        String key = key(facts);
        return new JobFolderState(
                this,
                facts,
                map("assets-" + key),
                map("names-" + key),
                () -> new ChangeJournal(map("changes-" + key), map("given-" + key)));
    }

    private MVMap<String, byte[]> map(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<String, byte[]>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    /** Hashed, because a tag may contain any character. */
    private static String key(FolderFacts facts) {
        byte[] digest = Sha256.sha256(facts.portal() + "\n" + facts.tag() + "\n" + facts.folder());
        return Sha256.hex(Arrays.copyOf(digest, 8));
    }

    void keep(FolderFacts facts) {
        byte[] bytes = RecordCodec.bytes(facts);
        if (!Arrays.equals(bytes, all.get(key(facts)))) {
            all.put(key(facts), bytes);
        }
    }

    /**
     * Commits part of a large change, to limit memory. Ids in no order touch nearly every page, so each part leaves mostly
     * free space behind, which is compacted at once.
     */
    void changed(FolderFacts facts) {
        if (++changes % CHANGES_IN_MEMORY == 0) {
            keep(facts.incomplete());
            store.commit();
            store.compact(FolderStates.FILL_RATE, COMPACTED_BYTES);
        }
    }
}
