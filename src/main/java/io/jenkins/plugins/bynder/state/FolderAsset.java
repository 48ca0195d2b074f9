package io.jenkins.plugins.bynder.state;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.util.Locale;
import java.util.Objects;

/**
 * One asset in a folder.
 *
 * @param revision how the portal listed it when it was synced last
 * @param path file name in the folder; empty if no build has reported it
 * @param reason of the last change of the file, a phrase for users
 * @param size bytes of the file, or -1
 * @param sha256 empty if no build has reported it
 * @param build number of the build that put the file there; 0 if that is not known
 * @param backlink URL that Bynder has, or is to have; empty if there is none
 * @param backlinkState what is wrong with the backlink; empty if nothing is
 */
public record FolderAsset(
        SyncedAsset revision,
        String path,
        String reason,
        long size,
        String sha256,
        int build,
        String backlink,
        String backlinkState) {

    /** Of a name in the order of names; what is beyond is ordered by id. */
    private static final int MAX_SORTED = 80;

    public FolderAsset {
        Objects.requireNonNull(revision);
        Objects.requireNonNull(path);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(backlink);
        Objects.requireNonNull(backlinkState);
    }

    /** An asset that no build has reported. */
    static FolderAsset unreported(SyncedAsset revision) {
        return new FolderAsset(revision, "", "", Math.max(-1, revision.size()), "", 0, "", "");
    }

    public String id() {
        return revision.id();
    }

    /** Its file, or its title where the file is not known. */
    public String name() {
        return path.isEmpty() ? revision.name() : path;
    }

    public FolderAsset withRevision(SyncedAsset next) {
        return new FolderAsset(next, path, reason, size, sha256, build, backlink, backlinkState);
    }

    public FolderAsset withBacklink(String url, String state) {
        return new FolderAsset(revision, path, reason, size, sha256, build, url, state);
    }

    FolderAsset reported(AssetReport report, int inBuild) {
        return new FolderAsset(
                revision,
                report.path(),
                report.reason(),
                report.size(),
                report.sha256(),
                inBuild,
                backlink,
                backlinkState);
    }

    /** @param text in lower case */
    boolean mentions(String text) {
        return folded(path).contains(text)
                || folded(revision.name()).contains(text)
                || folded(reason).contains(text)
                || folded(id()).equals(text);
    }

    /** The key in the order of names. */
    String sortKey() {
        return sortPrefix(name()) + id();
    }

    static String sortPrefix(String name) {
        String folded = folded(name);
        return (folded.length() > MAX_SORTED ? folded.substring(0, MAX_SORTED) : folded) + '\0';
    }

    /** The id in a {@link #sortKey}. */
    static String idOf(String sortKey) {
        return sortKey.substring(sortKey.lastIndexOf('\0') + 1);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
