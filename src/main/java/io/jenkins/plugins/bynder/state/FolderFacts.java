package io.jenkins.plugins.bynder.state;

import java.util.Objects;

/**
 * Facts about an import folder of a job.
 *
 * @param portal address of the portal
 * @param folder relative to the workspace
 * @param bytes total size of the assets whose size is known
 * @param build number of the build that synced it last
 * @param time when that sync ended, in milliseconds since 1970
 * @param complete whether that sync was complete
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

    /** The folder may have changed since the last sync. */
    public static final long UNKNOWN = 0;

    /** The next sync must read the full listing. */
    public static final long FULL_LISTING = -1;

    public FolderFacts {
        Objects.requireNonNull(portal);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(folder);
    }

    /** Facts about a sync that has just ended; the store counts the assets. */
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
