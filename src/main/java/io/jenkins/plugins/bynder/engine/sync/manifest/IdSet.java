package io.jenkins.plugins.bynder.engine.sync.manifest;

import java.util.AbstractSet;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Ids of assets, in one bit for each that the manifest has. Must not be used after entries were added to the manifest. Not
 * thread-safe.
 *
 * <p>An id whose hash equals that of an entry counts as the entry's. That is very unlikely, and no file would
 * be deleted because of it: the portal is asked about an asset by its id first.
 */
public final class IdSet extends AbstractSet<String> {

    private final ManifestEntries entries;
    private final int layout;
    private final BitSet slots;
    private final Set<String> others;
    private int size;

    IdSet(ManifestEntries entries, int layout) {
        this(entries, layout, new BitSet(), new HashSet<>(), 0);
    }

    private IdSet(ManifestEntries entries, int layout, BitSet slots, Set<String> others, int size) {
        this.entries = entries;
        this.layout = layout;
        this.slots = slots;
        this.others = others;
        this.size = size;
    }

    public IdSet copy() {
        return new IdSet(entries, layout, (BitSet) slots.clone(), new HashSet<>(others), size);
    }

    /** Whether both have the same ids of one manifest. */
    public boolean isSame(IdSet other) {
        return slots.equals(other.slots) && others.equals(other.others);
    }

    @Override
    public boolean add(String id) {
        int slot = entries.likelySlot(id, layout);
        boolean added = slot == EntryIndex.NONE ? others.add(id) : mark(slot);
        size += added ? 1 : 0;
        return added;
    }

    /** Whether the entry was not in the set before. */
    private boolean mark(int slot) {
        boolean added = !slots.get(slot);
        slots.set(slot);
        return added;
    }

    void addSlot(int slot) {
        size += mark(slot) ? 1 : 0;
    }

    boolean hasSlot(int slot) {
        return slots.get(slot);
    }

    int layout() {
        return layout;
    }

    @Override
    public boolean contains(Object id) {
        int slot = entries.likelySlot((String) id, layout);
        return slot == EntryIndex.NONE ? others.contains(id) : slots.get(slot);
    }

    @Override
    public boolean remove(Object id) {
        boolean removed = contains(id);
        if (removed) {
            int slot = entries.likelySlot((String) id, layout);
            if (slot == EntryIndex.NONE) {
                others.remove(id);
            } else {
                slots.clear(slot);
            }
            size--;
        }
        return removed;
    }

    @Override
    public int size() {
        return size;
    }

    /** Reads the ids of entries from the manifest. */
    @Override
    public Iterator<String> iterator() {
        return Stream.concat(slots.stream().mapToObj(slot -> entries.idAt(slot, layout)), others.stream())
                .iterator();
    }
}
