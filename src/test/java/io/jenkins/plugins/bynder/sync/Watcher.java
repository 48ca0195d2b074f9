package io.jenkins.plugins.bynder.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who reads the folder all the time and must never see a file that is not whole. */
final class Watcher implements AutoCloseable {

    private final Path folder;
    private final Set<String> allowed;
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::watch, "watcher");
    private volatile boolean ended;
    private volatile int looks;

    /** @param allowed SHA-256 of every file that may be there */
    Watcher(Path folder, Collection<String> allowed) {
        this.folder = folder;
        this.allowed = Set.copyOf(allowed);
        thread.start();
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
        }
    }

    private void look(Path file) throws IOException {
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !allowed.contains(ImportFolder.sha256(file))) {
                wrong.add(file.getFileName().toString());
            }
        } catch (NoSuchFileException e) {
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
