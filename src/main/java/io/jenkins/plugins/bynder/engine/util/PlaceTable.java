package io.jenkins.plugins.bynder.engine.util;

import java.util.Arrays;

/**
 * Numbers by the 64-bit hash of a text, such as the place of a record in a file, for sets that are too large for a map: 16
 * or 24 bytes for each slot of a table that is at most three quarters full. Two texts may have the same hash, so a
 * look-up must compare the text itself. Not thread-safe.
 */
public final class PlaceTable {

    public static final int NONE = -1;

    private static final long FREE = 0;
    private static final long REMOVED = 1;
    private static final int OFFSET = 2;
    private static final int SMALLEST = 64;

    private long[] hashes = new long[SMALLEST];
    private long[] places = new long[SMALLEST];
    private long[] values;
    private int used;
    private int size;
    private int layout;

    private PlaceTable(long[] values) {
        this.values = values;
    }

    public static PlaceTable plain() {
        return new PlaceTable(new long[0]);
    }

    /** With a further number for each place. */
    public static PlaceTable withValues() {
        return new PlaceTable(new long[SMALLEST]);
    }

    public int size() {
        return size;
    }

    /** Number of slots; those of removed entries are not reused. */
    public int slots() {
        return hashes.length;
    }

    /** Changes when entries move to other slots. */
    public int layout() {
        return layout;
    }

    /** The first slot with that hash, or {@link #NONE}. */
    public int first(long hash) {
        return find(hash, start(hash));
    }

    /** The next slot with the same hash, or {@link #NONE}. */
    public int next(int slot) {
        return find(hashes[slot], following(slot));
    }

    private int find(long hash, int from) {
        int slot = from;
        while (places[slot] != FREE) {
            if (hashes[slot] == hash && isTaken(slot)) {
                return slot;
            }
            slot = following(slot);
        }
        return NONE;
    }

    public boolean isTaken(int slot) {
        return places[slot] != FREE && places[slot] != REMOVED;
    }

    public long hash(int slot) {
        return hashes[slot];
    }

    /** Not negative. */
    public long place(int slot) {
        return places[slot] - OFFSET;
    }

    /** Only in a table {@linkplain #withValues with values}. */
    public long value(int slot) {
        return values[slot];
    }

    /** Makes room for that number of entries at once, in an empty table. */
    public void expect(int entries) {
        resize(Math.max(SMALLEST, (int) Math.min(Integer.MAX_VALUE - 8, entries * 4L / 3 + SMALLEST)));
    }

    /** @return the slot */
    public int add(long hash, long place) {
        if (used >= hashes.length / 4 * 3) {
            grow();
        }
        int slot = free(hash);
        used++;
        size++;
        hashes[slot] = hash;
        places[slot] = place + OFFSET;
        return slot;
    }

    public void set(int slot, long place) {
        places[slot] = place + OFFSET;
    }

    /** Only in a table {@linkplain #withValues with values}. */
    public void setValue(int slot, long value) {
        values[slot] = value;
    }

    public void remove(int slot) {
        places[slot] = REMOVED;
        size--;
    }

    public void clear() {
        Arrays.fill(places, FREE);
        used = 0;
        size = 0;
        layout++;
    }

    /** Grows by a fifth only, because the table is most of what a sync of a large library keeps in memory. */
    private void grow() {
        resize(size >= hashes.length / 2 ? hashes.length + hashes.length / 5 : hashes.length);
    }

    private void resize(int slots) {
        long[] oldHashes = hashes;
        long[] oldPlaces = places;
        long[] oldValues = values;
        hashes = new long[slots];
        places = new long[slots];
        values = new long[oldValues.length == 0 ? 0 : slots];
        used = size;
        layout++;
        for (int n = 0; n < oldHashes.length; n++) {
            if (oldPlaces[n] != FREE && oldPlaces[n] != REMOVED) {
                int slot = free(oldHashes[n]);
                hashes[slot] = oldHashes[n];
                places[slot] = oldPlaces[n];
                if (values.length > 0) {
                    values[slot] = oldValues[n];
                }
            }
        }
    }

    private int free(long hash) {
        int slot = start(hash);
        while (places[slot] != FREE) {
            slot = following(slot);
        }
        return slot;
    }

    private int start(long hash) {
        return (int) ((hash >>> 33) * hashes.length >>> 31);
    }

    private int following(int slot) {
        return slot + 1 == hashes.length ? 0 : slot + 1;
    }
}
