package io.jenkins.plugins.bynder.state;

import io.jenkins.plugins.bynder.engine.sync.ImportedFile;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.util.Locale;
import java.util.Objects;

/**
 * One asset of a folder.
 *
 * @param revision the asset as listed for the last sync
 * @param path file name in the folder; empty if no build has reported it
 * @param why the file changed last
 * @param size bytes of the file, or -1
 * @param sha256 empty if no build has reported it
 * @param build number of the build that downloaded the file; 0 if unknown
 * @param backlink URL that Bynder has, or should have; empty if there is none
 * @param backlinkState what is wrong with it; empty if nothing is
 */
public record FolderAsset(
        SyncedRevision revision,
        String path,
        LocalizableText why,
        long size,
        String sha256,
        int build,
        String backlink,
        LocalizableText backlinkState) {

    /** Characters of a name that determine its order; equal beginnings are ordered by id. */
    private static final int MAX_SORTED = 80;

    public FolderAsset {
        Objects.requireNonNull(revision);
        Objects.requireNonNull(path);
        Objects.requireNonNull(why);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(backlink);
        Objects.requireNonNull(backlinkState);
    }

    /** An asset that was listed but not reported by a build. */
    static FolderAsset unreported(SyncedRevision revision) {
        return new FolderAsset(
                revision, "", LocalizableText.EMPTY, Math.max(-1, revision.size()), "", 0, "", LocalizableText.EMPTY);
    }

    public String id() {
        return revision.id();
    }

    /** The file name, or the title if there is no file. */
    public String name() {
        return path.isEmpty() ? revision.name() : path;
    }

    public FolderAsset withRevision(SyncedRevision next) {
        return new FolderAsset(next, path, why, size, sha256, build, backlink, backlinkState);
    }

    public FolderAsset withBacklink(String url, LocalizableText state) {
        return new FolderAsset(revision, path, why, size, sha256, build, url, state);
    }

    FolderAsset reported(AssetReport report, int inBuild) {
        return new FolderAsset(
                revision,
                report.path(),
                report.why(),
                report.size(),
                report.sha256(),
                inBuild,
                backlink,
                backlinkState);
    }

    public AssetReport asReport(Outcome outcome) {
        return new AssetReport(id(), revision.name(), path, outcome, why, size, sha256);
    }

    FolderAsset withFile(ImportedFile file) {
        return new FolderAsset(revision, file.path(), why, file.size(), file.sha256(), build, backlink, backlinkState);
    }

    /** @param text in lower case */
    boolean mentions(String text) {
        return folded(path).contains(text)
                || folded(revision.name()).contains(text)
                || folded(why.text()).contains(text)
                || folded(id()).equals(text);
    }

    /** Key of the index by name. */
    String sortKey() {
        return sortPrefix(name()) + id();
    }

    static String sortPrefix(String name) {
        String folded = folded(name);
        return (folded.length() > MAX_SORTED ? folded.substring(0, MAX_SORTED) : folded) + '\0';
    }

    /** The id within a {@link #sortKey}. */
    static String idOf(String sortKey) {
        return sortKey.substring(sortKey.lastIndexOf('\0') + 1);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
