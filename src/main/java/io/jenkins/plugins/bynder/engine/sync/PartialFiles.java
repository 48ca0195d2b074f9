package io.jenkins.plugins.bynder.engine.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.bynder.engine.sync.manifest.PartialDownloadLog;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/**
 * Partial downloads, at most one per asset, each with a record of its remote file. They may come from a killed run or
 * from another program, so they are used only after a comparison with the portal or the manifest. Thread-safe.
 */
final class PartialFiles implements Closeable {

    private final Path folder;
    private final Path logFile;
    private Optional<PartialDownloadLog> log = Optional.empty();

    /** @param logFile the log of partial downloads; neither it nor the folder is touched before it is needed */
    PartialFiles(Path folder, Path logFile) {
        this.folder = folder;
        this.logFile = logFile;
    }

    Path part(String id) {
        return folder.resolve(base(id) + ".part");
    }

    /** Temporary path of a metadata file before it is moved. */
    Path metadata(String id) {
        return folder.resolve(base(id) + ".metadata");
    }

    /** Must be called before the first byte of the partial file is written. */
    void write(PartialDownloadLog.PartialDownload recorded) throws IOException {
        log().put(recorded);
    }

    /** Whether a download of the asset has been started. Cheap. */
    boolean isStarted(String id) {
        return Files.exists(part(id), LinkOption.NOFOLLOW_LINKS);
    }

    /** The record of an asset's partial file, if there is one. */
    Optional<PartialDownloadLog.PartialDownload> read(String id) throws IOException {
        return log().get(id);
    }

    /** Length of the asset's partial file, 0 if there is none. */
    long length(String id) throws IOException {
        return ImportFolder.look(part(id))
                .map(found -> found.isRegularFile() ? found.size() : 0)
                .orElse(0L);
    }

    void discard(String id) throws IOException {
        Files.deleteIfExists(part(id));
        discardNote(id);
    }

    /** Discards the record of a published file. */
    void discardNote(String id) throws IOException {
        log().remove(id);
    }

    /** Deletes all partial files except those of the given assets. */
    void clean(Predicate<String> spared) throws IOException {
        Set<String> bases = new HashSet<>();
        if (Files.exists(logFile, LinkOption.NOFOLLOW_LINKS)) {
            log().retain(spared);
            log().ids().forEach(id -> bases.add(base(id)));
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String base = name.substring(0, Math.max(0, name.lastIndexOf('.')));
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !bases.contains(base)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (log.isPresent()) {
            log.get().close();
            log = Optional.empty();
        }
    }

    private synchronized PartialDownloadLog log() throws IOException {
        if (log.isEmpty()) {
            log = Optional.of(new PartialDownloadLog(logFile));
        }
        return log.get();
    }

    /** Ids may differ only in case, or be names of Windows devices. */
    private static String base(String id) {
        CRC32 checksum = new CRC32();
        checksum.update(id.getBytes(UTF_8));
        return id + "-" + HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
