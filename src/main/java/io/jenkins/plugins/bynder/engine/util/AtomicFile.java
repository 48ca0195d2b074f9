package io.jenkins.plugins.bynder.engine.util;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces files as a whole: readers see the old content or the new one, even after a crash. */
public final class AtomicFile {

    private AtomicFile() {}

    /** The content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }

    /** Replaces a file; returns once the new content and its name are on disk. */
    public static void write(Path file, byte[] content) throws IOException {
        replace(prepare(file, true, stream -> stream.write(content)), file);
    }

    /**
     * Writes the new content beside a file, for {@link #replace} or {@link #move}. Never follows a link.
     *
     * @param durable whether the content must be on disk before this returns
     */
    public static Path prepare(Path file, boolean durable, Content content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        // Not a channel, because an interrupt would close it.
        try (FileOutputStream stream = new FileOutputStream(fresh.toFile())) {
            OutputStream buffered = new BufferedOutputStream(stream, 64 * 1024);
            content.writeTo(buffered);
            buffered.flush();
            if (durable) {
                stream.getFD().sync();
            }
        }
        return fresh;
    }

    /** Atomically replaces a file with another one of the same directory whose content is already on disk. */
    public static void replace(Path fresh, Path file) throws IOException {
        move(fresh, file);
        syncDirectory(file.toAbsolutePath().getParent());
    }

    /**
     * Moves a file, replacing an existing one. The new name may not survive power loss.
     *
     * @throws AtomicMoveNotSupportedException if the file system cannot do that in one step
     */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes names in a directory durable. Windows does not support this and does not need it: NTFS journals names. */
    static void syncDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not supported on Windows.
        }
    }
}
