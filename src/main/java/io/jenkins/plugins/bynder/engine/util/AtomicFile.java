package io.jenkins.plugins.bynder.engine.util;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Changes of files that a crash leaves either undone or done. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Puts a file, whose content is on disk already, in the place of another one of the same directory. */
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

    /** Makes names in a directory last. Windows cannot do that, and need not: its file system keeps a journal of names. */
    static void syncDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // as said above
        }
    }
}
