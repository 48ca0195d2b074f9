package io.jenkins.plugins.bynder.engine.util;

/** A 64-bit hash of a text, for tables that are too large to keep the texts. */
public final class TextHash {

    private TextHash() {}

    /** FNV-1a, then the finalizer of MurmurHash3, because names often differ only in their last characters. */
    public static long of(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int n = 0; n < text.length(); n++) {
            hash = (hash ^ text.charAt(n)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
