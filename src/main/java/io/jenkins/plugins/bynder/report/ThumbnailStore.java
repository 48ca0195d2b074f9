package io.jenkins.plugins.bynder.report;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Thumbnails of assets, stored with a build. */
final class ThumbnailStore {

    /** Bynder's own thumbnails have about 10 kB. */
    static final int MAX_BYTES = 256 * 1024;

    private final Path directory;

    ThumbnailStore(Run<?, ?> run) {
        this.directory = ImportAction.directory(run).resolve("pictures");
    }

    ThumbnailStore(@NonNull Path directory) {
        this.directory = directory;
    }

    /** A thumbnail of a safe type. */
    record Picture(ImageFormat type, byte[] bytes) {}

    /**
     * Stores a thumbnail if it is a picture of a safe type.
     *
     * @return whether it was stored
     */
    boolean keep(String assetId, byte[] bytes) throws IOException {
        if (bytes.length > MAX_BYTES || ImageFormat.of(bytes).isEmpty()) {
            return false;
        }
        Files.createDirectories(directory);
        Path file = file(Ids.requireSafe(assetId));
        AtomicFile.move(AtomicFile.prepare(file, false, stream -> stream.write(bytes)), file);
        return true;
    }

    /** Whether the build ever stored a thumbnail. */
    boolean exists() {
        return Files.isDirectory(directory);
    }

    boolean has(String assetId) {
        return Ids.isSafe(assetId) && Files.isRegularFile(file(assetId));
    }

    Optional<Picture> find(String assetId) throws IOException {
        if (!has(assetId)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(file(assetId));
            return ImageFormat.of(bytes).map(type -> new Picture(type, bytes));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path file(String assetId) {
        return directory.resolve(assetId + ".picture");
    }
}
