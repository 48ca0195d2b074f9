package io.jenkins.plugins.bynder.bench;

import io.jenkins.plugins.bynder.engine.sync.manifest.LocalFile;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestLines;
import io.jenkins.plugins.bynder.engine.sync.manifest.SourceRevision;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Creates a folder in the state after a sync, because a first sync of a million assets would take most of the time. */
public final class FilledFolder {

    private FilledFolder() {}

    public static void fill(Path folder, String portal, String tag, List<SampleAsset> assets) throws IOException {
        Path control = Files.createDirectories(folder.resolve(".bynder"));
        try (OutputStream manifest =
                new BufferedOutputStream(Files.newOutputStream(control.resolve("manifest.jsonl")), 1 << 20)) {
            manifest.write(ManifestLines.header(portal, tag));
            for (SampleAsset asset : assets) {
                manifest.write(ManifestLines.known(entry(folder, asset)));
            }
        }
    }

    private static ManifestEntry entry(Path folder, SampleAsset asset) throws IOException {
        String name = asset.original().fileName();
        Path file = Files.write(folder.resolve(name), asset.original().content().bytes());
        long mtime = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
        return new ManifestEntry(
                asset.id(),
                asset.name(),
                new LocalFile(name, asset.size(), asset.sha256(), mtime),
                new SourceRevision(asset.modified().toEpochMilli(), asset.size(), "", 0, "", ""),
                false,
                "",
                Optional.empty());
    }
}
