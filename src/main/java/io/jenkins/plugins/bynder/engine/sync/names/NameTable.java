package io.jenkins.plugins.bynder.engine.sync.names;

import io.jenkins.plugins.bynder.engine.util.TextHash;

/**
 * Texts and who holds them, in 16 bytes for each slot of a table that is at most three quarters full. It keeps 64-bit
 * hashes: two texts with the same one count as one, which for names costs no more than a suffix. That two holders have the
 * same one and want the same name is too unlikely to happen.
 */
final class NameTable {

    /** Of no text; a text with this hash counts as one with another. */
    private static final long FREE = 0;

    private static final int SMALLEST = 64;

    private long[] hashes = new long[SMALLEST];
    private long[] holders = new long[SMALLEST];
    private int size;

    boolean has(String text) {
        return hashes[slot(hash(text))] != FREE;
    }

    /** Whether another one holds the text. */
    boolean isHeldByAnother(String text, String holder) {
        int slot = slot(hash(text));
        return hashes[slot] != FREE && holders[slot] != TextHash.of(holder);
    }

    void put(String text, String holder) {
        put(text, TextHash.of(holder));
    }

    /** @param holder as {@link #remove} returns it */
    void put(String text, long holder) {
        put(TextHash.of(text), holder);
    }

    /** Puts a text of which only the hash is known, unless another one has it. */
    void putIfFree(long text, long holder) {
        if (hashes[slot(key(text))] == FREE) {
            put(text, holder);
        }
    }

    private void put(long text, long holder) {
        if (size >= holders.length / 4 * 3) {
            grow();
        }
        add(key(text), holder);
    }

    private void add(long hash, long holder) {
        int slot = slot(hash);
        size += hashes[slot] == FREE ? 1 : 0;
        hashes[slot] = hash;
        holders[slot] = holder;
    }

    /** Removes a text that the table {@linkplain #has has}, and returns a mark of its holder. */
    long remove(String text) {
        int slot = slot(hash(text));
        long before = holders[slot];
        hashes[slot] = FREE;
        size--;
        closeGap(slot);
        return before;
    }

    /** Entries that follow without a gap may have been put there because the slot was taken. */
    private void closeGap(int from) {
        for (int slot = following(from); hashes[slot] != FREE; slot = following(slot)) {
            long hash = hashes[slot];
            hashes[slot] = FREE;
            size--;
            add(hash, holders[slot]);
        }
    }

    /** By little, because a large library has a large table. */
    private void grow() {
        long[] oldHashes = hashes;
        long[] oldHolders = holders;
        hashes = new long[oldHashes.length + oldHashes.length / 5];
        holders = new long[hashes.length];
        size = 0;
        for (int slot = 0; slot < oldHashes.length; slot++) {
            if (oldHashes[slot] != FREE) {
                add(oldHashes[slot], oldHolders[slot]);
            }
        }
    }

    /** Where the hash is, or would be. */
    private int slot(long hash) {
        int slot = (int) ((hash >>> 33) * hashes.length >>> 31);
        while (hashes[slot] != FREE && hashes[slot] != hash) {
            slot = following(slot);
        }
        return slot;
    }

    private int following(int slot) {
        return slot + 1 == hashes.length ? 0 : slot + 1;
    }

    private static long hash(String text) {
        return key(TextHash.of(text));
    }

    private static long key(long hash) {
        return hash == FREE ? 1 : hash;
    }
}
