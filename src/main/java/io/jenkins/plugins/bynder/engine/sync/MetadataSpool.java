package io.jenkins.plugins.bynder.engine.sync;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Holds the metadata files of a listing until their assets are downloaded: on the disk, since all of them together are
 * too much for a small heap. Safe for use by several threads.
 */
final class MetadataSpool implements Closeable {

    /**
     * One metadata file to be.
     *
     * @param at where it is in the spool, or {@link #NOWHERE}
     * @param hash start of its SHA-256, empty if there is to be none
     * @param due whether it is not there yet, or is another one
     */
    record Piece(long at, int length, String hash, boolean due) {

        static final long NOWHERE = -1;

        /** No metadata file is wanted. */
        static final Piece NONE = new Piece(NOWHERE, 0, "", false);

        Piece {
            Objects.requireNonNull(hash);
        }
    }

    private final Path path;
    private RandomAccessFile file;
    private long end;

    /** @param path of a file that is made when it is needed, and gone in the end */
    MetadataSpool(Path path) throws IOException {
        this.path = path;
        Files.deleteIfExists(path);
    }

    synchronized Piece add(byte[] bytes, String hash) throws IOException {
        if (file == null) {
            file = new RandomAccessFile(path.toFile(), "rw");
        }
        file.seek(end);
        file.write(bytes);
        Piece piece = new Piece(end, bytes.length, hash, true);
        end += bytes.length;
        return piece;
    }

    synchronized byte[] read(Piece piece) throws IOException {
        byte[] bytes = new byte[piece.length()];
        file.seek(piece.at());
        file.readFully(bytes);
        return bytes;
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
            Files.deleteIfExists(path);
        }
    }
}
