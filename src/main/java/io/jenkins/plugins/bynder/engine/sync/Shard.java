package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import java.io.Serializable;

/**
 * A stable share of the assets, so that several agents can split a large library: an asset belongs to the same shard in
 * every run, independent of other assets.
 *
 * @param index from 1 to {@code count}
 * @param count at least 1
 */
public record Shard(int index, int count) implements Serializable {

    private static final long serialVersionUID = 1;

    public Shard {
        if (count < 1 || count > 1000 || index < 1 || index > count) {
            throw new InvalidValueException(SyncTexts.message("shard.malformed"));
        }
    }

    /** All assets. */
    public static Shard whole() {
        return new Shard(1, 1);
    }

    /**
     * Reads {@code 2/8}.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    public static Shard of(String text) {
        if (!text.matches("\\d{1,4}/\\d{1,4}")) {
            throw new InvalidValueException(SyncTexts.message("shard.malformed"));
        }
        int slash = text.indexOf('/');
        return new Shard(Integer.parseInt(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    /** Whether this share holds the asset. */
    public boolean holds(String assetId) {
        return Math.floorMod(spread(assetId.hashCode()), count) == index - 1;
    }

    /** {@link String#hashCode} alone leaves visible patterns in the low bits of similar ids. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        mixed ^= mixed >>> 16;
        mixed *= 0x85EBCA6B;
        return mixed ^ (mixed >>> 13);
    }
}
