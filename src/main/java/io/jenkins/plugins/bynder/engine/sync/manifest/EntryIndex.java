package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.util.PlaceTable;
import java.util.Arrays;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/** Where the line of each entry is in a manifest file. Not thread-safe. */
final class EntryIndex {

    static final int NONE = PlaceTable.NONE;

    /** Its asset has left the set and its file was kept. */
    static final int KEPT = 1;

    /** Its file was being replaced or renamed. */
    static final int MOVING = 2;

    private static final int FLAG_BITS = 2;

    private final PlaceTable table = PlaceTable.withValues();
    private int kept;

    int size() {
        return table.size();
    }

    /** Number of entries without {@link #KEPT}. */
    int present() {
        return size() - kept;
    }

    /** Number of slots; those of removed entries are not reused. */
    int slots() {
        return table.slots();
    }

    /** Changes when entries move to other slots. */
    int layout() {
        return table.layout();
    }

    /** The first slot with that hash, or {@link #NONE}. Another id may have the same hash. */
    int first(long hash) {
        return table.first(hash);
    }

    /** The next slot with the same hash, or {@link #NONE}. */
    int next(int slot) {
        return table.next(slot);
    }

    boolean isTaken(int slot) {
        return table.isTaken(slot);
    }

    long at(int slot) {
        return at(table.place(slot));
    }

    boolean has(int slot, int flag) {
        return (table.place(slot) & flag) != 0;
    }

    /** The asset's {@code dateModified}, in milliseconds since 1970. */
    long date(int slot) {
        return table.value(slot);
    }

    /** Makes room for that number of entries, before the first one. */
    void expect(int entries) {
        table.expect(entries);
    }

    /** Of the entry's id. */
    long hash(int slot) {
        return table.hash(slot);
    }

    int flags(int slot) {
        return flags(table.place(slot));
    }

    /** The offset in a {@link #place}. */
    static long at(long place) {
        return place >>> FLAG_BITS;
    }

    /** The flags in a {@link #place}. */
    static int flags(long place) {
        return (int) place & ((1 << FLAG_BITS) - 1);
    }

    void add(long hash, long at, int flags, long date) {
        int slot = table.add(hash, place(at, flags));
        table.setValue(slot, date);
        kept += (flags & KEPT) != 0 ? 1 : 0;
    }

    void replace(int slot, long at, int flags, long date) {
        kept -= has(slot, KEPT) ? 1 : 0;
        table.set(slot, place(at, flags));
        table.setValue(slot, date);
        kept += (flags & KEPT) != 0 ? 1 : 0;
    }

    /** An offset and flags in one number. */
    static long place(long at, int flags) {
        return at << FLAG_BITS | flags;
    }

    void remove(int slot) {
        kept -= has(slot, KEPT) ? 1 : 0;
        table.remove(slot);
    }

    /** The places of all entries from that one on, first in the file first. */
    long[] sortedPlaces(long from) {
        long[] sorted = new long[(int) later(from).count()];
        PrimitiveIterator.OfInt slots = later(from).iterator();
        for (int n = 0; n < sorted.length; n++) {
            sorted[n] = at(slots.nextInt());
        }
        Arrays.sort(sorted);
        return sorted;
    }

    private IntStream later(long from) {
        return IntStream.range(0, slots()).filter(slot -> isTaken(slot) && at(slot) >= from);
    }

    void clear() {
        table.clear();
        kept = 0;
    }
}
