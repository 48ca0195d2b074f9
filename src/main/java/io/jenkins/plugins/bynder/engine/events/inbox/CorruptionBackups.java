package io.jenkins.plugins.bynder.engine.events.inbox;

import io.jenkins.plugins.bynder.engine.sns.SnsTexts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/** Copies of damaged parts of a file, next to it, for inspection; only the newest are kept. */
final class CorruptionBackups {

    private static final Logger LOGGER = Logger.getLogger(CorruptionBackups.class.getName());
    private static final int KEPT = 3;

    private final Path file;

    CorruptionBackups(Path file) {
        this.file = file;
    }

    /** Copies everything from the offset on. Ignores a full disk, because the copy is optional. */
    void setAside(RandomAccessFile damaged, long from) {
        Path copy = freePlace();
        try (OutputStream out = Files.newOutputStream(copy)) {
            damaged.seek(from);
            Channels.newInputStream(damaged.getChannel()).transferTo(out);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "{0} ({1})", new Object[] {SnsTexts.text("inbox.copy", copy), e});
        }
    }

    private Path freePlace() {
        return IntStream.rangeClosed(1, KEPT)
                .mapToObj(number -> file.resolveSibling(file.getFileName() + ".damaged-" + number))
                .filter(Files::notExists)
                .findFirst()
                .orElseGet(this::oldest);
    }

    private Path oldest() {
        return IntStream.rangeClosed(1, KEPT)
                .mapToObj(number -> file.resolveSibling(file.getFileName() + ".damaged-" + number))
                .min((one, other) -> Long.compare(modified(one), modified(other)))
                .orElseThrow();
    }

    private static long modified(Path copy) {
        return copy.toFile().lastModified();
    }
}
