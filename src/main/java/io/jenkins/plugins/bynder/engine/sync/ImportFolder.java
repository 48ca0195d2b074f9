package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.LocalFile;
import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The import folder and the control folder {@code .bynder} in it. Resolves names to paths and never follows a link
 * inside the folder.
 */
final class ImportFolder {

    private static final String CONTROL = ".bynder";
    private static final int SHORT_MANIFEST = 32 * 1024;

    private final Path root;

    /** @param folder may not exist yet; may itself be reached through links */
    ImportFolder(Path folder) {
        this.root = folder.toAbsolutePath().normalize();
    }

    /**
     * Creates the folder and its control folders if they are missing.
     *
     * @throws SyncException with a user-facing message if that fails or one of them is not a plain folder
     */
    void create() throws SyncException {
        try {
            Files.createDirectories(root);
            if (!Files.exists(control(), LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(control());
            }
            if (Files.isDirectory(control(), LinkOption.NOFOLLOW_LINKS)
                    && !Files.exists(parts(), LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(parts());
            }
        } catch (IOException e) {
            throw new SyncException(SyncTexts.message("folder.unwritable", root, TransferErrorTexts.reason(e)), e);
        }
        requirePlain();
    }

    /** @throws SyncException if a file or link has the name of a control folder */
    void requirePlain() throws SyncException {
        for (Path folder : new Path[] {control(), parts()}) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new SyncException(SyncTexts.message("folder.notPlain", folder));
            }
        }
        for (Path file : new Path[] {manifest(), partialDownloadLog()}) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new SyncException(SyncTexts.message("folder.notPlain", file));
            }
        }
    }

    Path root() {
        return root;
    }

    Path control() {
        return root.resolve(CONTROL);
    }

    Path parts() {
        return control().resolve("parts");
    }

    /** The log of partial downloads. */
    Path partialDownloadLog() {
        return control().resolve("parts.jsonl");
    }

    Path manifest() {
        return control().resolve("manifest.jsonl");
    }

    /** Whether the manifest is missing or has so few assets that one page lists all of them. */
    boolean isManifestShort() throws IOException {
        return look(manifest()).map(found -> found.size() < SHORT_MANIFEST).orElse(true);
    }

    /**
     * The path of the file with that name.
     *
     * @throws FetchException if this machine cannot represent the name
     */
    Path file(String name) throws FetchException {
        try {
            Path path = root.resolve(name);
            if (!FileNames.isSafe(name) || !root.equals(path.getParent())) {
                throw new FetchException(SyncTexts.message("name.unsafe"), false);
            }
            return path;
        } catch (InvalidPathException e) {
            throw new FetchException(SyncTexts.message("name.locale", name), false);
        }
    }

    /** Copies a damaged manifest beside itself for later inspection. */
    Path setManifestAside() throws IOException {
        String time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now());
        Path copy = control().resolve("manifest.damaged-" + time + ".jsonl");
        Files.copy(manifest(), copy, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
        return copy;
    }

    /** The attributes of a path, without following links. */
    static Optional<BasicFileAttributes> look(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether size and time show that the file is the recorded one. */
    boolean isUntouched(LocalFile file) throws IOException {
        return look(file(file.path()))
                .filter(found -> found.isRegularFile()
                        && found.size() == file.size()
                        && nanos(found.lastModifiedTime()) == file.mtime())
                .isPresent();
    }

    /** Compares a file with the recorded one. Reads its bytes only if size and time do not decide. */
    LocalState inspect(LocalFile file) throws IOException {
        Path path = file(file.path());
        Optional<BasicFileAttributes> there = look(path);
        if (there.isEmpty()) {
            return LocalState.MISSING;
        }
        long mtime = nanos(there.get().lastModifiedTime());
        if (!there.get().isRegularFile() || there.get().size() != file.size()) {
            return LocalState.CHANGED;
        }
        if (mtime == file.mtime()) {
            return LocalState.SAME;
        }
        try {
            return sha256(path).equals(file.sha256()) ? LocalState.touched(mtime) : LocalState.CHANGED;
        } catch (AccessDeniedException e) {
            // A sync publishes readable files, so this one was changed.
            return LocalState.CHANGED;
        }
    }

    static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    /** SHA-256 of a plain file, in lower-case hexadecimal. */
    static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.sha256();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return Sha256.hex(digest.digest());
    }

    /** As {@link AtomicFile#move}, with a user-facing message. */
    static void move(Path from, Path to) throws IOException {
        try {
            AtomicFile.move(from, to);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException(SyncTexts.text("folder.noAtomicMove"), e);
        }
    }
}
