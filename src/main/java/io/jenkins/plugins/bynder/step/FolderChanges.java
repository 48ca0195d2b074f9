package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import java.util.List;

/**
 * What has changed in a folder over several builds.
 *
 * @param count how many files were added, updated, renamed or deleted
 * @param first some of them
 */
public record FolderChanges(int count, List<AssetReport> first) {

    public FolderChanges {
        first = List.copyOf(first);
    }

    public static FolderChanges none() {
        return new FolderChanges(0, List.of());
    }
}
