package io.jenkins.plugins.bynder.engine.util;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** File changes that are atomic even in a crash. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Atomically replaces a file with another one of the same directory whose content is already on disk. */
    public static void replace(Path fresh, Path file) throws IOException {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(file.toAbsolutePath().getParent());
    }

    public static void write(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (AppendOnlyFile appender = AppendOnlyFile.toDisk(fresh)) {
            appender.truncate(0);
            appender.write(content);
            appender.sync();
        }
        replace(fresh, file);
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
