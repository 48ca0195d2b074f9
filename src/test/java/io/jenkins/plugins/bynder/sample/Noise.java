package io.jenkins.plugins.bynder.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An endless stream of noise with random access. */
final class Noise {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Noise() {}

    /** SplitMix64: cheap, and files of different seeds neither compress nor compare alike. */
    static long mix(long seed) {
        long z = seed + STEP;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Fills the rest of {@code into} with the bytes from {@code position} on. */
    static void fill(long seed, long position, ByteBuffer into) {
        into.order(ByteOrder.LITTLE_ENDIAN);
        long block = position >>> 3;
        int skip = (int) (position & 7);
        if (skip > 0) {
            long word = mix(seed + block * STEP) >>> (skip * 8);
            for (int i = skip; i < 8 && into.hasRemaining(); i++, word >>>= 8) {
                into.put((byte) word);
            }
            block++;
        }
        while (into.remaining() >= 8) {
            into.putLong(mix(seed + block++ * STEP));
        }
        long word = mix(seed + block * STEP);
        for (; into.hasRemaining(); word >>>= 8) {
            into.put((byte) word);
        }
    }
}
