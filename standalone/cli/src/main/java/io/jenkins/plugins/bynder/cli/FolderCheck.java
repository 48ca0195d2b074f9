package io.jenkins.plugins.bynder.cli;

import static io.jenkins.plugins.bynder.cli.CliTexts.text;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.Content;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleLibrary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the folder with the sample portal's library, byte by byte and independently of the engine. */
final class FolderCheck {

    private static final int CHUNK = 1 << 16;

    private final SampleLibrary library;
    private final String tag;
    private final Path folder;
    private final Map<String, String> paths = new HashMap<>();

    FolderCheck(SampleLibrary library, String tag, Path folder) {
        this.library = library;
        this.tag = tag;
        this.folder = folder;
    }

    /** The assets that should have files in the folder. */
    List<SampleAsset> wanted() {
        return library.assets().stream()
                .filter(asset -> asset.tags().contains(tag))
                .toList();
    }

    long bytes() {
        return wanted().stream().mapToLong(SampleAsset::size).sum();
    }

    /** Records which file belongs to which asset; unchanged files keep the record of earlier reports. */
    void take(SyncReport report) {
        for (AssetReport asset : report.assets()) {
            switch (asset.outcome()) {
                case DELETED -> paths.remove(asset.id());
                case FAILED, KEPT -> {
                    // Not a file in the folder.
                }
                default -> paths.put(asset.id(), asset.path());
            }
        }
    }

    /** A message for each asset or file that differs. */
    List<String> differences() throws IOException {
        List<String> differences = new ArrayList<>();
        Set<String> strangers = files();
        for (SampleAsset asset : wanted()) {
            String path = paths.getOrDefault(asset.id(), "");
            if (path.isEmpty() || !strangers.remove(path)) {
                differences.add(text("demo.missing", asset.name()));
            } else if (!equal(asset.original().content(), folder.resolve(path))) {
                differences.add(text("demo.different", path));
            }
        }
        strangers.stream().sorted().map(path -> text("demo.stranger", path)).forEach(differences::add);
        return differences;
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.filter(path -> !Files.isDirectory(path))
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    private static boolean equal(Content expected, Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            if (channel.size() != expected.size()) {
                return false;
            }
            ByteBuffer there = ByteBuffer.allocate(CHUNK);
            ByteBuffer wanted = ByteBuffer.allocate(CHUNK);
            for (long at = 0; at < expected.size(); at += wanted.limit()) {
                expected.read(at, wanted.clear());
                wanted.flip();
                there.clear().limit(wanted.limit());
                while (there.hasRemaining() && channel.read(there) >= 0) {
                    // A channel may read less than requested.
                }
                if (!there.flip().equals(wanted)) {
                    return false;
                }
            }
            return true;
        }
    }
}
