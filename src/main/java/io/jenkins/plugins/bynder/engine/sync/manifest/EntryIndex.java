package io.jenkins.plugins.bynder.engine.sync.manifest;

import java.util.Arrays;

/**
 * Where the line of each entry is in a manifest file, in 24 bytes for each slot of a table that is at most three quarters
 * full. It keeps a 64-bit hash instead of the id. Two ids may have the same hash, so a look-up must compare the id in the
 * line. Not thread-safe.
 */
final class EntryIndex {

    static final int NONE = -1;

    /** Its asset has left the set and its file was kept. */
    static final int KEPT = 1;

    /** Its file was being replaced or renamed. */
    static final int MOVING = 2;

    private static final int FLAG_BITS = 2;
    private static final long FREE = 0;
    private static final long REMOVED = 1;
    private static final int SMALLEST = 64;

    private long[] hashes = new long[SMALLEST];
    private long[] places = new long[SMALLEST];
    private long[] dates = new long[SMALLEST];
    private int used;
    private int size;
    private int kept;
    private int layout;

    int size() {
        return size;
    }

    /** Number of entries without {@link #KEPT}. */
    int present() {
        return size - kept;
    }

    /** Number of slots; those of removed entries are not reused. */
    int slots() {
        return hashes.length;
    }

    /** Changes when entries move to other slots. */
    int layout() {
        return layout;
    }

    /** The first slot with that hash, or {@link #NONE}. */
    int first(long hash) {
        return find(hash, start(hash));
    }

    /** The next slot with the same hash, or {@link #NONE}. */
    int next(int slot) {
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

    boolean isTaken(int slot) {
        return places[slot] != FREE && places[slot] != REMOVED;
    }

    long at(int slot) {
        return (places[slot] >>> FLAG_BITS) - 1;
    }

    boolean has(int slot, int flag) {
        return (places[slot] & flag) != 0;
    }

    /** The asset's {@code dateModified}, in milliseconds since 1970. */
    long date(int slot) {
        return dates[slot];
    }

    void add(long hash, long at, int flags, long date) {
        if (used >= hashes.length / 4 * 3) {
            grow();
        }
        int slot = start(hash);
        while (places[slot] != FREE) {
            slot = following(slot);
        }
        used++;
        size++;
        hashes[slot] = hash;
        set(slot, at, flags, date);
    }

    void replace(int slot, long at, int flags, long date) {
        kept -= has(slot, KEPT) ? 1 : 0;
        set(slot, at, flags, date);
    }

    private void set(int slot, long at, int flags, long date) {
        places[slot] = at + 1 << FLAG_BITS | flags;
        dates[slot] = date;
        kept += (flags & KEPT) != 0 ? 1 : 0;
    }

    void remove(int slot) {
        kept -= has(slot, KEPT) ? 1 : 0;
        places[slot] = REMOVED;
        size--;
    }

    /** The places of all entries, first in the file first. */
    long[] sortedPlaces() {
        long[] sorted = new long[size];
        int count = 0;
        for (int slot = 0; slot < hashes.length; slot++) {
            if (isTaken(slot)) {
                sorted[count++] = at(slot);
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    void clear() {
        Arrays.fill(places, FREE);
        used = 0;
        size = 0;
        kept = 0;
        layout++;
    }

    /** Grows by a fifth only, because the table is most of what a sync of a large library keeps in memory. */
    private void grow() {
        long[] oldHashes = hashes;
        long[] oldPlaces = places;
        long[] oldDates = dates;
        int slots = size >= oldHashes.length / 2 ? oldHashes.length + oldHashes.length / 5 : oldHashes.length;
        hashes = new long[slots];
        places = new long[slots];
        dates = new long[slots];
        used = size;
        layout++;
        for (int n = 0; n < oldHashes.length; n++) {
            if (oldPlaces[n] != FREE && oldPlaces[n] != REMOVED) {
                int slot = start(oldHashes[n]);
                while (places[slot] != FREE) {
                    slot = following(slot);
                }
                hashes[slot] = oldHashes[n];
                places[slot] = oldPlaces[n];
                dates[slot] = oldDates[n];
            }
        }
    }

    private int start(long hash) {
        return (int) ((hash >>> 33) * hashes.length >>> 31);
    }

    private int following(int slot) {
        return slot + 1 == hashes.length ? 0 : slot + 1;
    }
}
