package io.jenkins.plugins.bynder.state;

import java.util.Objects;

/**
 * An import folder of a job in numbers.
 *
 * @param portal address of the portal
 * @param folder relative to the workspace
 * @param bytes of the assets whose size is known
 * @param build the last that has synced it
 * @param time of that, milliseconds since 1970
 * @param complete whether that sync came to a good end
 * @param generation of the folder after that sync; {@link #UNKNOWN} or {@link #FULL_LISTING}
 */
public record FolderFacts(
        String portal,
        String tag,
        String folder,
        int assets,
        long bytes,
        int build,
        long time,
        boolean complete,
        long generation) {

    /** The folder may be as no sync has left it. */
    public static final long UNKNOWN = 0;

    /** The next sync must see all assets. */
    public static final long FULL_LISTING = -1;

    public FolderFacts {
        Objects.requireNonNull(portal);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(folder);
    }

    /** Of a sync that has just ended; the store counts the assets. */
    public static FolderFacts ofSync(
            String portal, String tag, String folder, int build, long time, boolean complete, long generation) {
        return new FolderFacts(portal, tag, folder, 0, 0, build, time, complete, generation);
    }

    FolderFacts counted(int assets, long bytes) {
        return new FolderFacts(portal, tag, folder, assets, bytes, build, time, complete, generation);
    }

    FolderFacts incomplete() {
        return new FolderFacts(portal, tag, folder, assets, bytes, build, time, false, UNKNOWN);
    }

    FolderFacts withGeneration(long other) {
        return new FolderFacts(portal, tag, folder, assets, bytes, build, time, complete, other);
    }
}
