package io.jenkins.plugins.bynder.engine.sync.names;

import java.util.Optional;

/**
 * Texts and who holds them, in 12 bytes for each slot of a table that is at most two thirds full. It keeps a 64-bit hash
 * instead of the text: two texts with the same one count as one, which for names costs no more than a suffix.
 */
final class NameTable {

    private static final int SMALLEST = 64;

    private long[] hashes = new long[SMALLEST];
    private String[] holders = new String[SMALLEST];
    private int size;

    Optional<String> get(String text) {
        return Optional.ofNullable(holders[slot(hash(text))]);
    }

    void put(String text, String holder) {
        if (size >= holders.length / 3 * 2) {
            grow();
        }
        add(hash(text), holder);
    }

    private void add(long hash, String holder) {
        int slot = slot(hash);
        size += holders[slot] == null ? 1 : 0;
        hashes[slot] = hash;
        holders[slot] = holder;
    }

    /** @return who held it */
    Optional<String> remove(String text) {
        int slot = slot(hash(text));
        Optional<String> before = Optional.ofNullable(holders[slot]);
        if (before.isPresent()) {
            holders[slot] = null;
            size--;
            closeGap(slot);
        }
        return before;
    }

    /** Entries that follow without a gap may have been put there because the slot was taken. */
    private void closeGap(int from) {
        int mask = holders.length - 1;
        for (int slot = (from + 1) & mask; holders[slot] != null; slot = (slot + 1) & mask) {
            String holder = holders[slot];
            holders[slot] = null;
            size--;
            add(hashes[slot], holder);
        }
    }

    private void grow() {
        long[] oldHashes = hashes;
        String[] oldHolders = holders;
        hashes = new long[oldHashes.length * 2];
        holders = new String[oldHolders.length * 2];
        size = 0;
        for (int slot = 0; slot < oldHolders.length; slot++) {
            if (oldHolders[slot] != null) {
                add(oldHashes[slot], oldHolders[slot]);
            }
        }
    }

    /** Where the hash is, or would be. */
    private int slot(long hash) {
        int mask = holders.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (holders[slot] != null && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** FNV-1a, then the finalizer of MurmurHash3, because names often differ only in their last characters. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int n = 0; n < text.length(); n++) {
            hash = (hash ^ text.charAt(n)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
