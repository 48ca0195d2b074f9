package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Reads the folder all the time, and must never see an incomplete file. */
final class Watcher implements AutoCloseable {

    /** Leaves the processor to those who are watched. */
    private static final long PAUSE_NANOS = 500_000;

    private final Path folder;
    private final Predicate<Path> whole;
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::watch, "watcher");
    private volatile boolean ended;
    private volatile int looks;

    /** @param allowed SHA-256 of every file that may be there */
    Watcher(Path folder, Collection<String> allowed) {
        this(folder, allowing(Set.copyOf(allowed)));
    }

    /** @param whole what every file must be, whenever it is looked at; may fail with {@link UncheckedIOException} */
    Watcher(Path folder, Predicate<Path> whole) {
        this.folder = folder;
        this.whole = whole;
        thread.start();
    }

    private static Predicate<Path> allowing(Set<String> allowed) {
        return file -> {
            try {
                return allowed.contains(ImportFolder.sha256(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private void watch() {
        while (!ended) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    look(file);
                }
                looks++;
            } catch (IOException e) {
                // The folder is not there yet.
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void look(Path file) throws IOException {
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !whole.test(file)) {
                wrong.add(file.getFileName().toString());
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e.getCause();
            }
            // Moved or deleted meanwhile, which is no harm.
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(looks).as("has looked").isPositive();
        assertThat(wrong).as("has seen files that were not whole").isEmpty();
    }
}
