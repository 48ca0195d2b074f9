package io.jenkins.plugins.bynder.state;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.util.Optional;

/**
 * A file as a successful build was given it last, kept because it has changed since.
 *
 * @param there whether there was a file
 * @param name title of the asset
 * @param size bytes, or -1
 * @param sha256 empty if it is not known
 * @param number of the change, in the order of changes
 * @param unreported whether the file may have changed in a build that reported nothing
 */
record UnreportedChange(
        boolean there, String name, String path, long size, String sha256, long number, boolean unreported) {

    static UnreportedChange of(Optional<FolderAsset> before, long number, boolean unreported) {
        return before.map(asset -> new UnreportedChange(
                        true, asset.revision().name(), asset.path(), asset.size(), asset.sha256(), number, unreported))
                .orElseGet(() -> new UnreportedChange(false, "", "", -1, "", number, unreported));
    }

    UnreportedChange again(long next, boolean maybe) {
        return new UnreportedChange(there, name, path, size, sha256, next, unreported || maybe);
    }

    UnreportedChange reported() {
        return new UnreportedChange(there, name, path, size, sha256, number, false);
    }

    /** What has happened to the file since; empty if it is the same again. */
    Optional<AssetReport> since(String id, Optional<FolderAsset> now) {
        if (!there) {
            return now.map(asset -> asset.asReport(Outcome.ADDED));
        }
        if (now.isEmpty()) {
            return Optional.of(new AssetReport(
                    id,
                    name,
                    path,
                    Outcome.DELETED,
                    Texts.of(Messages.class).message("UnreportedChange.deleted"),
                    size,
                    sha256));
        }
        FolderAsset asset = now.get();
        if (differs(sha256, asset.sha256())) {
            return Optional.of(asset.asReport(Outcome.UPDATED));
        }
        return differs(path, asset.path()) ? Optional.of(asset.asReport(Outcome.RENAMED)) : Optional.empty();
    }

    /** Whether a file came, went, moved or got other bytes. */
    static boolean isChange(Optional<FolderAsset> before, Optional<FolderAsset> after) {
        return before.isPresent() != after.isPresent()
                || before.isPresent()
                        && (differs(before.get().path(), after.get().path())
                                || differs(before.get().sha256(), after.get().sha256()));
    }

    /** What is not known does not differ. */
    private static boolean differs(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }
}
