package io.jenkins.plugins.bynder.sample;

import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Generates the ids of one portal, always in the same sequence. */
final class SampleIds {

    private final AtomicLong last = new AtomicLong();
    private final long seed;

    SampleIds(long seed) {
        this.seed = seed;
    }

    /** Upper-case hex in groups of 8-4-4-16: Bynder's old form, which is not an RFC 4122 UUID. */
    String next() {
        long number = last.incrementAndGet();
        String hex = hex(Noise.mix(seed ^ number)) + hex(Noise.mix(~seed + number));
        return (hex.substring(0, 8)
                        + '-'
                        + hex.substring(8, 12)
                        + '-'
                        + hex.substring(12, 16)
                        + '-'
                        + hex.substring(16))
                .toUpperCase(Locale.ROOT);
    }

    /** Media item id of a rendition; depends on its original. */
    static String itemOf(SampleVersion original, Derivative derivative) {
        return new SampleIds(Noise.mix(original.itemId().hashCode())
                        ^ derivative.name().hashCode())
                .next();
    }

    static String ofTag(String tag) {
        return new SampleIds(Noise.mix(tag.hashCode()) ^ tag.length()).next();
    }

    static String hash(String id) {
        return hex(Noise.mix(id.hashCode() * 31L + id.length()));
    }

    private static String hex(long number) {
        return HexFormat.of().toHexDigits(number);
    }
}
