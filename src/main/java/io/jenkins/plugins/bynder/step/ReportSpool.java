package io.jenkins.plugins.bynder.step;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Receives the report of a sync from an agent if it is too long for one object, and stores it in a file until the build
 * has read it. The size is limited, so that no agent can fill the disk.
 */
final class ReportSpool extends OutputStream {

    private static final long MAX_BYTES = 1L << 29;

    private final Path file;
    private final long maxBytes;
    private Optional<OutputStream> stream = Optional.empty();
    private long written;

    /** @param file created on the first write */
    ReportSpool(Path file) {
        this(file, MAX_BYTES);
    }

    ReportSpool(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (stream.isEmpty()) {
            Files.createDirectories(file.getParent());
            stream = Optional.of(new BufferedOutputStream(Files.newOutputStream(file)));
        }
        written += length;
        if (written <= maxBytes) {
            stream.get().write(bytes, offset, length);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (stream.isPresent()) {
            stream.get().close();
        }
    }

    /** Empty if nothing was received. */
    synchronized Optional<Path> file() throws IOException {
        close();
        return stream.map(opened -> file);
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }
}
